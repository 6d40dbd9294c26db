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
  const quads = signedQuads(d)
  return new Float64Array(FLIPS).map(() => {
    let sum = 0
    let signs = 0
    for (let at = 0; at < quads.length; at += 16) {
      // One draw gives the signs of eight quads.
      if (at % 128 === 0) signs = rng.random() * 2 ** 32
      sum += quads[at + (signs & 15)] as number
      signs >>>= 4
    }
    return sum
  })
}

/** For each four differences the sums under their 16 sign patterns: a flip then adds n / 4 numbers, not n. */
function signedQuads(d: readonly number[]): Float64Array {
  const quads = new Float64Array(Math.ceil(d.length / 4) * 16)
  for (let at = 0; at < d.length; at += 4) {
    const four = [0, 1, 2, 3].map((i) => d[at + i] ?? 0)
    quads.set(allSums(four), at * 4)
  }
  return quads
}
