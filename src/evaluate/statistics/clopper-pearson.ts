/** Clopper and Pearson's interval for a proportion: never covers less than its level, wider than Wilson's. */
import { inverseIncompleteBeta } from './beta.ts'
import { checkBetween, checkWhole } from './check.ts'
import type { Interval } from './interval.ts'

/**
 * Exact interval for the chance behind `k` successes of `n`, from the binomial tails:
 * quantiles α/2 of Beta(k, n - k + 1) and 1 - α/2 of Beta(k + 1, n - k); 0 when k = 0, 1 when k = n.
 * Source: Clopper and Pearson 1934, Biometrika 26:404-413.
 * RangeError unless n >= 1 and k is a whole number from 0 to n.
 */
export function clopperPearson(k: number, n: number, level = 0.95): Interval {
  checkWhole('clopperPearson n', n, { min: 1 })
  checkWhole('clopperPearson k', k, { max: n })
  checkBetween('clopperPearson level', level)
  const tail = (1 - level) / 2
  return [
    k === 0 ? 0 : inverseIncompleteBeta(tail, k, n - k + 1),
    k === n ? 1 : inverseIncompleteBeta(1 - tail, k + 1, n - k),
  ]
}
