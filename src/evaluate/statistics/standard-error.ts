/** How far a mean of independent values may lie from the truth. */
import { checkValues } from './check.ts'
import { mean } from './mean.ts'

/**
 * Standard error of the mean: √(Σ (x_i - mean)² / (n - 1)) / √n. Source: Miller, arXiv 2411.00640.
 * RangeError for fewer than two values, because one value says nothing about spread.
 */
export function standardError(x: readonly number[]): number {
  checkValues('standardError', x, 2)
  const centre = mean(x)
  const squares = x.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return Math.sqrt(squares / (x.length - 1) / x.length)
}
