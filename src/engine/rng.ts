/** Seeded chance that equals CPython's `random.Random`, so that equal seeds give DSPy's picks. */
import { mersenneTwister } from './mersenne-twister.ts'

/** A generator with state; every call moves it on. Draws and their order are those of CPython 3.11. */
export interface PyRandom {
  /** A float in [0, 1) with 53 random bits. */
  random(): number
  /** A whole number in [0, 2^k), always a bigint. RangeError when `k` is not a whole number >= 0. */
  getrandbits(k: number): bigint
  /** A whole number from a to b, ends included. RangeError unless a <= b are safe, less than 2^53 apart. */
  randint(a: number, b: number): number
  /** One item. RangeError when the list is empty. */
  choice<T>(list: readonly T[]): T
  /** A new array in random order; the list itself stays as it is. */
  shuffle<T>(list: readonly T[]): T[]
  /** `k` items without replacement, in the order drawn. RangeError unless 0 <= k <= list.length. */
  sample<T>(list: readonly T[], k: number): T[]
  /** a + (b - a) * random(). */
  uniform(a: number, b: number): number
}

/**
 * `random.Random(seed)` of CPython for whole seeds; the sign is ignored, as there.
 * @param seed a safe integer, or a bigint of any size. RangeError otherwise.
 */
export function pyRandom(seed: number | bigint): PyRandom {
  const next = mersenneTwister(seedWords(seed))
  const random = () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53
  const below = (n: number) => drawBelow(next, n)
  return {
    random,
    getrandbits: (k) => drawBits(next, k),
    randint(a, b) {
      const width = b - a + 1
      if (![a, b, width].every(Number.isSafeInteger) || width < 1) {
        throw new RangeError(`randint: expected safe integers a <= b less than 2^53 apart; got ${a} and ${b}`)
      }
      return a + below(width)
    },
    choice(list) {
      if (list.length === 0) throw new RangeError('choice: expected at least one item; got an empty list')
      return list[below(list.length)] as (typeof list)[number]
    },
    shuffle: (list) => shuffled(list, below),
    sample: (list, k) => pick(list, k, below),
    uniform: (a, b) => a + (b - a) * random(),
  }
}

function seedWords(seed: number | bigint): number[] {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw new RangeError(`pyRandom: expected a seed that is a safe integer or a bigint; got ${seed}`)
  }
  const words: number[] = []
  let rest = BigInt(seed) < 0n ? -BigInt(seed) : BigInt(seed)
  do {
    words.push(Number(rest & 0xffffffffn))
    rest >>= 32n
  } while (rest > 0n)
  return words
}

function drawBits(next: () => number, k: number): bigint {
  if (!Number.isSafeInteger(k) || k < 0) {
    throw new RangeError(`getrandbits: expected a whole number of bits >= 0; got ${k}`)
  }
  let value = 0n
  for (let shift = 0; shift < k; shift += 32) {
    value |= BigInt(next() >>> Math.max(0, 32 - (k - shift))) << BigInt(shift)
  }
  return value
}

/** CPython's `_randbelow_with_getrandbits` for 1 <= n <= 2^53, without the cost of bigints. */
function drawBelow(next: () => number, n: number): number {
  const bits = n < 2 ** 32 ? 32 - Math.clz32(n) : 64 - Math.clz32(n / 2 ** 32)
  while (true) {
    const value = bits <= 32 ? next() >>> (32 - bits) : next() + (next() >>> (64 - bits)) * 2 ** 32
    if (value < n) return value
  }
}

function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const item = result[i] as T
    result[i] = result[j] as T
    result[j] = item
  }
  return result
}

function pick<T>(list: readonly T[], k: number, below: (n: number) => number): T[] {
  const n = list.length
  if (!Number.isSafeInteger(k) || k < 0 || k > n) {
    throw new RangeError(`sample: expected a whole number from 0 to ${n}, the length of the list; got ${k}`)
  }
  return n <= poolLimit(k) ? pickFromPool(list, k, below) : pickDistinct(list, k, below)
}

/** CPython copies the population when that is smaller than a set of k picks; the two draw differently. */
function poolLimit(k: number): number {
  return k > 5 ? 21 + 4 ** Math.ceil(Math.log(k * 3) / Math.log(4)) : 21
}

function pickFromPool<T>(list: readonly T[], k: number, below: (n: number) => number): T[] {
  const pool = [...list]
  return Array.from({ length: k }, (_, i) => {
    const last = pool.length - 1 - i
    const j = below(last + 1)
    const item = pool[j] as T
    pool[j] = pool[last] as T
    return item
  })
}

function pickDistinct<T>(list: readonly T[], k: number, below: (n: number) => number): T[] {
  const picked = new Set<number>()
  while (picked.size < k) picked.add(below(list.length))
  return Array.from(picked, (index) => list[index] as T)
}
