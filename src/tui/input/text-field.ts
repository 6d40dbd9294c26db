/** A text that is being typed, with a cursor in it. */
import { cleanLine } from '../text/clean.ts'

/** The text on both sides of the cursor. */
export interface TextField {
  readonly before: string
  readonly after: string
}

/** A change of the text or a move of the cursor. `ahead` is the character at the cursor. */
export type FieldEdit =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'erased'; readonly what: 'letter' | 'ahead' | 'word' | 'all' }
  | { readonly type: 'cursor-moved'; readonly to: 'left' | 'right' | 'start' | 'end' }

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A text with the cursor at its end. */
export function fieldOf(text: string): TextField {
  return { before: text, after: '' }
}

/** The text as it is meant. */
export function textOf({ before, after }: TextField): string {
  return (before + after).trim()
}

/** The field after a change. What is pasted becomes one line without controls. */
export function edited(field: TextField, edit: FieldEdit): TextField {
  const { before, after } = field
  switch (edit.type) {
    case 'typed':
      return { before: cleanLine(before + edit.text), after }
    case 'erased':
      return erased(field, edit.what)
    case 'cursor-moved':
      return moved(before, after, edit.to)
  }
}

function erased({ before, after }: TextField, what: 'letter' | 'ahead' | 'word' | 'all'): TextField {
  if (what === 'all') return fieldOf('')
  if (what === 'word') return { before: before.replace(/\S*\s*$/, ''), after }
  return what === 'letter' ? { before: split(before, -1)[0], after } : { before, after: split(after, 1)[1] }
}

function moved(before: string, after: string, to: 'left' | 'right' | 'start' | 'end'): TextField {
  if (to === 'start') return { before: '', after: before + after }
  if (to === 'end') return { before: before + after, after: '' }
  const [head, tail] = to === 'left' ? split(before, -1) : split(after, 1)
  return to === 'left' ? { before: head, after: tail + after } : { before: before + head, after: tail }
}

/** The text split after so many characters as a reader counts them, from its end where negative. */
function split(text: string, at: number): readonly [string, string] {
  const pieces = [...graphemes.segment(text)].map(({ segment }) => segment)
  return [pieces.slice(0, at).join(''), pieces.slice(at).join('')]
}
