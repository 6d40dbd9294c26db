/** Is B better than A? A paired comparison on the same examples, and a verdict that may be "cannot tell". */

import { clusteredTest } from './clustered-test.ts'
import { boundedInterval } from './interval.ts'
import { mcnemarExact, mean, minimumDetectable, newcombe, sampleSize, signFlip } from './statistics/index.ts'
import { variance } from './statistics/variance.ts'

/** Scores of one example under both arms. */
export interface Pair {
  readonly a: number
  readonly b: number
}

/** What the data allow to say. */
export type Verdict = 'a_better' | 'b_better' | 'no_worse' | 'cannot_tell'

/** How the comparison is read. */
export interface CompareOptions {
  /** B counts as no worse when it loses less than this; without it nothing is called so. */
  readonly margin?: number | undefined
  /** Level of the test. @default .05 */
  readonly alpha?: number | undefined
  /** Of the sign flips that are drawn for more than 16 pairs. @default 0 */
  readonly seed?: number | undefined
  /** A label per pair: pairs of one label count as one observation. */
  readonly clusters?: readonly string[] | undefined
}

/** A paired comparison. `difference` = mean(b) − mean(a); a win is b better. */
export interface PairedComparison {
  readonly pairs: number
  readonly scoreA: number | null
  readonly scoreB: number | null
  readonly difference: number | null
  readonly ci: readonly [number, number] | null
  readonly p: number | null
  readonly test: 'mcnemar' | 'sign-flip'
  readonly wins: number
  readonly losses: number
  readonly ties: number
  /** The smallest true difference these pairs would show in 4 of 5 trials; null when the pairs do not differ. */
  readonly detectable: number | null
  /** How many more pairs the observed difference would need for that; null when there is no difference. */
  readonly needed: number | null
  readonly verdict: Verdict
}

/**
 * Compares paired scores in [0, 1]: exact McNemar for yes/no rows, sign-flip otherwise. The p value decides;
 * `no_worse` needs a margin and an interval that stays above it.
 * @throws InputError `invalid_clusters` unless there is a label per pair.
 */
export function comparePairs(
  pairs: readonly Pair[],
  { margin, alpha = 0.05, seed = 0, clusters }: CompareOptions = {},
): PairedComparison {
  const differences = pairs.map(({ a, b }) => b - a)
  const wins = differences.filter((difference) => difference > 0).length
  const losses = differences.filter((difference) => difference < 0).length
  const counts = { pairs: pairs.length, wins, losses, ties: pairs.length - wins - losses }
  const isBinary = clusters === undefined && pairs.every(({ a, b }) => isYesNo(a) && isYesNo(b))
  const test = isBinary ? 'mcnemar' : 'sign-flip'
  if (pairs.length === 0) return { ...counts, ...nothing, test, verdict: 'cannot_tell' }
  const difference = mean(differences)
  const { p, ci } =
    clusters === undefined
      ? {
          p: isBinary ? mcnemarExact(losses, wins) : signFlip(differences, { seed }),
          ci: isBinary ? binaryInterval(pairs, differences) : boundedInterval(differences, [-1, 1]),
        }
      : clusteredTest(differences, clusters, seed)
  const { detectable, needed } = power(differences, difference)
  const verdict = verdictOf({ p, alpha, difference, low: ci[0], margin })
  return {
    ...counts,
    scoreA: mean(pairs.map(({ a }) => a)),
    scoreB: mean(pairs.map(({ b }) => b)),
    difference,
    ci,
    p,
    test,
    detectable,
    needed,
    verdict,
  }
}

const nothing = {
  scoreA: null,
  scoreB: null,
  difference: null,
  ci: null,
  p: null,
  detectable: null,
  needed: null,
}

/** The verdict rule: significance first, then "no worse" where a margin was asked for. */
export function verdictOf({
  p,
  alpha,
  difference,
  low,
  margin,
}: {
  p: number
  alpha: number
  difference: number
  low: number
  margin: number | undefined
}): Verdict {
  if (p < alpha && difference !== 0) return difference > 0 ? 'b_better' : 'a_better'
  return margin !== undefined && low > -margin ? 'no_worse' : 'cannot_tell'
}

function isYesNo(score: number): boolean {
  return score === 0 || score === 1
}

function binaryInterval(pairs: readonly Pair[], differences: readonly number[]): readonly [number, number] {
  const isConstant = differences.every((difference) => difference === differences[0])
  if (isConstant) return boundedInterval(differences, [-1, 1])
  const count = (a: number, b: number) => pairs.filter((pair) => pair.a === a && pair.b === b).length
  return newcombe({ both: count(1, 1), aOnly: count(1, 0), bOnly: count(0, 1), neither: count(0, 0) })
}

function power(
  differences: readonly number[],
  difference: number,
): { detectable: number | null; needed: number | null } {
  const n = differences.length
  const sd = n < 2 ? 0 : Math.sqrt(variance(differences))
  if (sd === 0) return { detectable: null, needed: null }
  const needed =
    difference === 0 ? null : Math.max(0, sampleSize({ difference: Math.abs(difference), sd }) - n)
  return { detectable: minimumDetectable({ n, sd }), needed }
}
