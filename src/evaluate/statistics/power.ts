/** Planning: which difference n items can show, and how many items a difference takes. */
import { checkBetween, checkWhole, refuse } from './check.ts'
import { normalQuantile } from './normal.ts'

/** What a plan takes for granted about the test. */
interface PowerOptions {
  /** Standard deviation of an item's paired difference, with answer noise: √(ω² + σ_A²/K_A + σ_B²/K_B). */
  readonly sd: number
  /** Chance to find a true difference. @default 0.8 */
  readonly power?: number | undefined
  /** Two-sided error rate of the test. @default 0.05 */
  readonly alpha?: number | undefined
}

/**
 * The smallest true difference that a two-sided test of `n` items finds with the given power:
 * (z(1 - α/2) + z(power)) · sd / √n, in the units of sd. Source: Miller, arXiv 2411.00640.
 * RangeError unless n >= 1, sd >= 0, 0 < alpha < power < 1.
 */
export function minimumDetectable({ n, ...options }: PowerOptions & { readonly n: number }): number {
  checkWhole('minimumDetectable n', n, { min: 1 })
  return standardizedDifference('minimumDetectable', options) / Math.sqrt(n)
}

/**
 * Items needed to find a true `difference` (either sign) with the given power, rounded up, at least 1:
 * ((z(1 - α/2) + z(power)) · sd / difference)².
 * RangeError unless difference is finite and not 0, sd >= 0, 0 < alpha < power < 1.
 */
export function sampleSize({
  difference,
  ...options
}: PowerOptions & { readonly difference: number }): number {
  if (!Number.isFinite(difference) || difference === 0) {
    refuse('sampleSize', 'a finite difference other than 0', difference)
  }
  const root = standardizedDifference('sampleSize', options) / difference
  return Math.max(1, Math.ceil(root ** 2))
}

/** (z(1 - α/2) + z(power)) · sd: the difference that one item would show. */
function standardizedDifference(where: string, { sd, power = 0.8, alpha = 0.05 }: PowerOptions): number {
  if (!(sd >= 0 && Number.isFinite(sd))) refuse(where, 'a finite sd >= 0', sd)
  checkBetween(`${where} alpha`, alpha)
  checkBetween(`${where} power`, power, alpha)
  return (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * sd
}
