/** How far a mean of independent values may lie from the truth. */
import { checkValues } from './check.ts'
import { variance } from './variance.ts'

/**
 * Standard error of the mean: √(Σ (x_i - mean)² / (n - 1)) / √n. Source: Miller, arXiv 2411.00640.
 * RangeError for fewer than two values, because one value says nothing about spread.
 */
export function standardError(x: readonly number[]): number {
  checkValues('standardError', x, 2)
  return Math.sqrt(variance(x) / x.length)
}
