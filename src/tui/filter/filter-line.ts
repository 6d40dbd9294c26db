/** The line of a filter: what is typed with what is wrong with it, or what holds. */
import { count } from '../format/number.ts'
import { fieldLine } from '../input/field-line.ts'
import { type TextField, textOf } from '../input/text-field.ts'
import { type Line, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { FilterField } from './fields.ts'
import { parseFilter } from './parse-filter.ts'

/** What the line tells of. */
export interface FilterLine {
  readonly filter: string
  readonly draft?: TextField | undefined
  readonly fields: readonly FilterField[]
  /** What is told before anything is typed. */
  readonly hint: string
  /** How many things are listed, of how many, and of what. */
  readonly listed: number
  readonly total: number
  readonly noun: string
  /** Whether the store is still searched. */
  readonly isSearching: boolean
  readonly width: number
  readonly signs: Signs
}

/** The line; absent when nothing is typed and nothing filtered. */
export function filterLine(told: FilterLine): Line | undefined {
  const { filter, draft, listed, total, noun, isSearching, width, signs } = told
  const found = span(
    `  ${count(listed)} of ${count(total)} ${noun}${isSearching ? ` so far${signs.ellipsis}` : ''}`,
    'muted',
  )
  if (draft !== undefined) {
    // What was found, or is wrong, keeps its place beside a long filter.
    const typed = [span(' / ', 'accent'), ...fieldLine(draft, { width: Math.floor(width / 2), signs })]
    const text = textOf(draft)
    if (text === '') return [...typed, span(`  ${told.hint}`, 'muted')]
    const parsed = parseFilter(text, told.fields)
    return 'problem' in parsed ? [...typed, span(`  ${parsed.problem}`, 'bad')] : [...typed, found]
  }
  return filter === '' ? undefined : [span(' / ', 'accent'), span(filter, 'warn'), found]
}
