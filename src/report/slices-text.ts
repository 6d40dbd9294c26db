/** Slices of a run as a table, the weakest first. */
import type { Slice } from '../evaluate/index.ts'
import { pointsWithInterval } from './format.ts'
import { table } from './table.ts'

/** One line a slice: value, score with interval, examples, errors. `key` heads the values. */
export function slicesText(slices: readonly Slice[], key: string): string {
  if (slices.length === 0) return `no rows to slice by ${key}`
  const rows = slices.map(({ value, score, ci, n, errors }) => [
    value ?? '(none)',
    pointsWithInterval(score, ci),
    String(n),
    errors === 0 ? '' : String(errors),
  ])
  const columns = [
    { heading: key },
    { heading: 'score', align: 'right' },
    { heading: 'n', align: 'right' },
    { heading: 'errors', align: 'right' },
  ] as const
  return table(columns, rows)
}
