/** Items that belong together (same passage, same template): their sums and sizes per cluster. */
import { refuse } from './check.ts'

/** The label of an item's cluster. */
export type ClusterLabel = string | number

/** Sum and size of each cluster, in order of first appearance. */
export interface ClusterTotals {
  readonly sums: Float64Array
  readonly sizes: Float64Array
}

/** Totals of `x` by cluster. RangeError unless there is a label per value and at least two clusters. */
export function clusterTotals(
  where: string,
  x: readonly number[],
  clusters: readonly ClusterLabel[],
): ClusterTotals {
  if (clusters.length !== x.length)
    refuse(where, `${x.length} cluster labels, one per value`, clusters.length)
  const indexOf = new Map<ClusterLabel, number>()
  for (const label of clusters) if (!indexOf.has(label)) indexOf.set(label, indexOf.size)
  if (indexOf.size < 2) refuse(where, 'at least 2 clusters', indexOf.size)
  const sums = new Float64Array(indexOf.size)
  const sizes = new Float64Array(indexOf.size)
  x.forEach((value, i) => {
    const cluster = indexOf.get(clusters[i] as ClusterLabel) as number
    sums[cluster] = (sums[cluster] as number) + value
    sizes[cluster] = (sizes[cluster] as number) + 1
  })
  return { sums, sizes }
}
