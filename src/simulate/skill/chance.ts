/** Seeded chance: the same seed gives the same draws, on every machine. */
import { createHash } from 'node:crypto'

/** A stream of draws. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number
  happens(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  pick<T>(items: readonly T[]): T | undefined
  /** An integer between two limits, both included. */
  between(low: number, high: number): number
  /** A draw from the standard normal distribution. */
  normal(): number
  shuffled<T>(items: readonly T[]): T[]
}

/** A stream of draws seeded by a text; streams of different texts are independent. */
export function chanceOf(seed: string): Chance {
  const next = generator(seed)
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick: <T>(items: readonly T[]) => items[between(0, items.length - 1)] as T,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffled: (items) => {
      const keyed = items.map((item) => ({ item, key: next() }))
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
    },
  }
}

/** sfc32, a small generator of good quality, on 128 bits of the digest of the seed. */
function generator(seed: string): () => number {
  const digest = createHash('sha256').update(seed).digest()
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => digest.readInt32LE(at)) as [number, number, number, number]
  return () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
}
