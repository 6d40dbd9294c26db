/** The 95 % interval of a mean score or of a mean difference, never of width zero. */
import { clopperPearson, tInterval, wilson } from './statistics/index.ts'

/**
 * Of the mean of scores in [0, 1]: Wilson for yes/no rows, Student's t otherwise, cut to [0, 1].
 * Constant rows get a bound from the exact binomial.
 */
export function scoreInterval(scores: readonly number[]): readonly [number, number] {
  const isBinary = scores.every((score) => score === 0 || score === 1)
  if (isBinary)
    return wilson(
      scores.reduce<number>((sum, score) => sum + score, 0),
      scores.length,
    )
  return boundedInterval(scores, [0, 1])
}

/**
 * Of the mean of values that lie in `range`, by Student's t. When all n values are equal the data say only that
 * at most a share u of items differ (u: upper Clopper-Pearson bound of 0 in n), so the mean may lie u of the way
 * to either end.
 */
export function boundedInterval(
  values: readonly number[],
  [low, high]: readonly [number, number],
): readonly [number, number] {
  const [first = 0] = values
  if (values.length === 1 || values.every((value) => value === first)) {
    const [, share] = clopperPearson(0, values.length)
    return [first - share * (first - low), first + share * (high - first)]
  }
  const [from, to] = tInterval(values)
  return [Math.max(low, from), Math.min(high, to)]
}
