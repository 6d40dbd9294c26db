/** Wilson's interval for a proportion: the default for scores of yes/no rows. */
import { checkBetween, checkWhole } from './check.ts'
import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'

/**
 * Interval for the chance behind `k` successes of `n`, by inverting the score test, no continuity correction:
 * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Source: Wilson 1927; Newcombe 1998.
 * RangeError unless n >= 1 and k is a whole number from 0 to n.
 */
export function wilson(k: number, n: number, level = 0.95): Interval {
  checkWhole('wilson n', n, { min: 1 })
  checkWhole('wilson k', k, { max: n })
  checkBetween('wilson level', level)
  const square = normalQuantile((1 + level) / 2) ** 2
  const centre = k + square / 2
  const half = Math.sqrt(square * ((k * (n - k)) / n + square / 4))
  // With no success (or no failure) the end is exactly 0 (or 1); the formula would miss it by its rounding.
  return [k === 0 ? 0 : (centre - half) / (n + square), k === n ? 1 : (centre + half) / (n + square)]
}
