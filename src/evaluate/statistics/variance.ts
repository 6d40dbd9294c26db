/** How far values lie from their mean. */
import { mean } from './mean.ts'

/** Sample variance Σ (x_i - mean)² / (n - 1), in squared units of the values; they are two or more, and finite. */
export function variance(x: readonly number[]): number {
  const centre = mean(x)
  return x.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (x.length - 1)
}
