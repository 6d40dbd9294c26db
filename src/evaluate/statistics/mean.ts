/** The mean. */
import { checkValues } from './check.ts'

/** Arithmetic mean Σ x_i / n of at least one finite value, else RangeError. */
export function mean(x: readonly number[]): number {
  checkValues('mean', x)
  return x.reduce((sum, value) => sum + value, 0) / x.length
}
