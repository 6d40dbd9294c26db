/** How far a mean may lie from the truth when items come in clusters. */
import { checkValues } from './check.ts'
import { type ClusterLabel, clusterTotals } from './clusters.ts'
import { mean } from './mean.ts'

/**
 * Cluster-robust standard error of the mean: √(C / (C - 1) · Σ_c (Σ_{i in c} (x_i - mean))²) / n.
 * An interval takes Student's t with C - 1 degrees of freedom. Source: Miller, arXiv 2411.00640.
 * RangeError unless there is one label per value and at least two clusters.
 */
export function clusteredStandardError(x: readonly number[], clusters: readonly ClusterLabel[]): number {
  checkValues('clusteredStandardError', x, 2)
  const centre = mean(x)
  const residuals = x.map((value) => value - centre)
  const { sums } = clusterTotals('clusteredStandardError', residuals, clusters)
  const squares = sums.reduce((total, sum) => total + sum ** 2, 0)
  return Math.sqrt((squares * sums.length) / (sums.length - 1)) / x.length
}
