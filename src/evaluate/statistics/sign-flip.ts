/** The sign-flip permutation test of paired differences: exact, and free of assumptions about their shape. */
import { pyRandom } from '../../engine/index.ts'
import { checkValues } from './check.ts'

/** How a sign-flip test draws its flips. */
interface SignFlipOptions {
  /** Seed of the flips drawn for more than 16 differences. @default 0 */
  readonly seed?: number | bigint | undefined
}

const MAX_EXACT = 16
const FLIPS = 10_000

/**
 * Two-sided p of the hypothesis that each difference is as likely to have the other sign; statistic |Σd|.
 * Up to 16 differences all 2^n sign patterns count; beyond, p = (1 + hits) / (1 + 10 000) of seeded flips.
 * Source: Fisher 1935, The Design of Experiments; the added 1: Phipson and Smyth 2010. Zeros need not be dropped. RangeError unless there is at least one difference and all are finite.
 */
export function signFlip(d: readonly number[], { seed = 0 }: SignFlipOptions = {}): number {
  checkValues('signFlip', d)
  const observed = Math.abs(d.reduce((sum, value) => sum + value, 0))
  const scale = d.reduce((sum, value) => sum + Math.abs(value), 0)
  // Sums equal on paper differ in their last digits when added in another order; they must count as ties.
  const bar = observed - 1e-12 * scale
  if (d.length <= MAX_EXACT) return countHits(allSums(d), bar) / 2 ** d.length
  return (1 + countHits(randomSums(d, seed), bar)) / (1 + FLIPS)
}

function countHits(sums: Float64Array, bar: number): number {
  return sums.reduce((hits, sum) => (Math.abs(sum) >= bar ? hits + 1 : hits), 0)
}

function allSums(d: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** d.length)
  let filled = 1
  for (const value of d) {
    for (let i = 0; i < filled; i++) {
      const sum = sums[i] as number
      sums[i] = sum + value
      sums[filled + i] = sum - value
    }
    filled *= 2
  }
  return sums
}

function randomSums(d: readonly number[], seed: number | bigint): Float64Array {
  const rng = pyRandom(seed)
  const sums = new Float64Array(FLIPS)
  // Flips inside, differences outside: the few numbers that are added over and over stay in the nearest memory.
  for (let at = 0; at < d.length; at += 32) {
    const eights = signedEights(d.slice(at, at + 32))
    for (let flip = 0; flip < FLIPS; flip++) {
      // One draw gives the signs of 32 differences.
      const signs = rng.random() * 2 ** 32
      sums[flip] =
        (sums[flip] as number) +
        (eights[signs & 255] as number) +
        (eights[256 + ((signs >>> 8) & 255)] as number) +
        (eights[512 + ((signs >>> 16) & 255)] as number) +
        (eights[768 + (signs >>> 24)] as number)
    }
  }
  return sums
}

/** For each eight of 32 differences the sums under their 256 sign patterns; missing differences are 0. */
function signedEights(d: readonly number[]): Float64Array {
  const eights = new Float64Array(1024)
  for (let eight = 0; eight < 4; eight++) {
    const eightOf = Array.from({ length: 8 }, (_, i) => d[eight * 8 + i] ?? 0)
    eights.set(allSums(eightOf), eight * 256)
  }
  return eights
}
