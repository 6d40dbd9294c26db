/** Slices as tables, the weakest first. */
import type { Slice } from '../evaluate/index.ts'
import type { ComparedSlices, SliceTable } from '../workbench/index.ts'
import { count, points, pointsWithInterval, pValue, signedPoints } from './format.ts'
import { table } from './table.ts'
import { visibleLine } from './visible.ts'

/** More than a person reads; JSON has them all. */
const shownSlices = 50
const valueLength = 60

/** One line a slice: value, score with interval, examples, errors. `key` heads the values. */
export function slicesText({ key, slices }: SliceTable): string {
  const columns = [
    { heading: visibleLine(key, valueLength) },
    { heading: 'score', align: 'right' },
    { heading: 'n', align: 'right' },
    { heading: 'errors', align: 'right' },
  ] as const
  const rows = slices
    .slice(0, shownSlices)
    .map(({ value, score, ci, n, errors }: Slice) => [
      sliceName(value),
      pointsWithInterval(score, ci),
      String(n),
      errors === 0 ? '' : String(errors),
    ])
  return [table(columns, rows), ...leftOut(slices)].join('\n')
}

/** One line a slice: value, scores of both runs, difference with interval, pairs, adjusted p. */
export function comparedSlicesText({ key, slices }: ComparedSlices): string {
  const columns = [
    { heading: visibleLine(key, valueLength) },
    { heading: 'first', align: 'right' },
    { heading: 'second', align: 'right' },
    { heading: 'difference', align: 'right' },
    { heading: 'pairs', align: 'right' },
    { heading: 'p (BH)', align: 'right' },
  ] as const
  const rows = slices
    .slice(0, shownSlices)
    .map(({ value, scoreA, scoreB, difference, ci, pairs, p }) => [
      sliceName(value),
      points(scoreA),
      points(scoreB),
      differenceText(difference, ci),
      String(pairs),
      p === null ? '—' : pValue(p).replace(/^p = /, ''),
    ])
  return [table(columns, rows), ...leftOut(slices)].join('\n')
}

/** Difference in points with its interval; `—` where there is none. */
export function differenceText(difference: number | null, ci: readonly [number, number] | null): string {
  if (difference === null || ci === null) return '—'
  return `${signedPoints(difference)} [${signedPoints(ci[0])}, ${signedPoints(ci[1])}]`
}

/** The value of a slice as one line; `(none)` for examples that have none. */
export function sliceName(value: string | null): string {
  return value === null ? '(none)' : visibleLine(value, valueLength)
}

function leftOut(slices: readonly unknown[]): string[] {
  const left = slices.length - shownSlices
  return left > 0 ? [`… ${count(left, 'more slice')}`] : []
}
