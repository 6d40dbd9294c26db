/** Quantiles of values. */

/**
 * The quantile at the share `p` in [0, 1] of values in ascending order, by linear interpolation between order
 * statistics (type 7 of Hyndman and Fan 1996, as in R and NumPy). NaN for no values.
 */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[Math.ceil(position)] ?? low
  return low + (high - low) * (position - below)
}
