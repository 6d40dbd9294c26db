/** The bootstrap interval of a mean paired difference: items, or whole clusters, drawn anew many times. */
import { pyRandom } from '../../engine/index.ts'
import { bcaTails } from './bca.ts'
import { checkBetween, checkValues, checkWhole } from './check.ts'
import { type ClusterLabel, type ClusterTotals, clusterTotals } from './clusters.ts'
import type { Interval } from './interval.ts'
import { sortedQuantile } from './quantile.ts'

/** How a bootstrap draws and which interval it makes of the draws. */
interface BootstrapOptions {
  /** Seed of the draws. @default 0 */
  readonly seed?: number | bigint | undefined
  /** How many times the data are drawn anew. @default 2000 */
  readonly resamples?: number | undefined
  /** Plain quantiles, or quantiles corrected for bias and skew (BCa). @default 'percentile' */
  readonly method?: 'percentile' | 'bca' | undefined
  /** A label per difference: whole clusters are drawn. Without it each difference stands alone. */
  readonly clusters?: readonly ClusterLabel[] | undefined
  /** Coverage of the interval. @default 0.95 */
  readonly level?: number | undefined
}

/**
 * Interval for the mean of paired differences `d`: the quantiles α/2 and 1 - α/2 of the means of `resamples` draws with
 * replacement, of items or of whole clusters; `bca` shifts these quantiles (see `bcaTails`). Source: Efron and Tibshirani 1993, chapters 13 and 14.
 * Equal seeds give equal intervals. RangeError for fewer than two finite differences or two clusters,
 * fewer than one resample, or a level outside (0, 1).
 */
export function pairedBootstrap(d: readonly number[], options: BootstrapOptions = {}): Interval {
  const { seed = 0, resamples = 2000, method = 'percentile', clusters, level = 0.95 } = options
  checkValues('pairedBootstrap', d, 2)
  checkWhole('pairedBootstrap resamples', resamples, { min: 1 })
  checkBetween('pairedBootstrap level', level)
  const totals = clusters === undefined ? singles(d) : clusterTotals('pairedBootstrap', d, clusters)
  const means = resampledMeans(totals, resamples, seed).sort()
  const tails = [(1 - level) / 2, (1 + level) / 2] as const
  const [low, high] = method === 'bca' ? bcaTails(tails, means, totals) : tails
  return [sortedQuantile(means, low), sortedQuantile(means, high)]
}

function singles(d: readonly number[]): ClusterTotals {
  return { sums: Float64Array.from(d), sizes: new Float64Array(d.length).fill(1) }
}

function resampledMeans(
  { sums, sizes }: ClusterTotals,
  resamples: number,
  seed: number | bigint,
): Float64Array {
  const rng = pyRandom(seed)
  const count = sums.length
  return new Float64Array(resamples).map(() => {
    let [sum, size] = [0, 0]
    for (let drawn = 0; drawn < count; drawn += 2) {
      // One draw has digits for two picks: its whole part, and what is left behind the point.
      const position = rng.random() * count
      const first = Math.floor(position)
      sum += sums[first] as number
      size += sizes[first] as number
      if (drawn + 1 === count) break
      const second = Math.floor((position - first) * count)
      sum += sums[second] as number
      size += sizes[second] as number
    }
    return sum / size
  })
}
