/** A line of text that is being typed at its end. */
import { cleanLine } from '../text/clean.ts'

/** A change of the text. */
export type Edit =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'erased'; readonly what: 'letter' | 'word' | 'all' }

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The text after a change. */
export function draftAfter(draft: string, edit: Edit): string {
  if (edit.type === 'typed') return cleanLine(draft + edit.text)
  if (edit.what === 'all') return ''
  if (edit.what === 'word') return draft.replace(/\S*\s*$/, '')
  return [...graphemes.segment(draft)]
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('')
}
