/** An interval drawn on an axis with zero in its middle. */
import { type Line, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'

/** Numbers in one unit, of which `low` ≤ `at` ≤ `high`. */
export interface IntervalBar {
  readonly low: number
  readonly at: number
  readonly high: number
  /** Columns of the axis without its ends. */
  readonly width: number
  readonly signs: Signs
}

/** Where an axis may end, in points. */
const ends = [5, 10, 20, 50, 100]

/** The axis between its ends, in points; what is clear of zero stands in a tone of its own. */
export function intervalBar({ low, at, high, width, signs }: IntervalBar): Line {
  const widest = Math.max(Math.abs(low), Math.abs(high)) * 100
  const end = ends.find((each) => each >= widest) ?? 100
  const half = Math.max(4, Math.floor((width - 1) / 2))
  const columnOf = (value: number) =>
    Math.min(2 * half, Math.max(0, Math.round(half + (value * 100 * half) / end)))
  const [from, to, middle] = [columnOf(low), columnOf(high), columnOf(at)]
  const tone = low > 0 ? 'good' : high < 0 ? 'bad' : 'warn'
  const cells = Array.from({ length: 2 * half + 1 }, (_, i) => {
    if (i === middle) return span(signs.middle, tone)
    if (i === half) return span(signs.zero, 'plain')
    return i >= from && i <= to ? span(signs.interval, tone) : span(signs.rule, 'muted')
  })
  return [span(`-${end} `, 'muted'), ...cells, span(` +${end}`, 'muted')]
}
