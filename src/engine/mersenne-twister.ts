/** MT19937, the generator below Python's `random`: a key of 32-bit words in, a stream of 32-bit words out. */

const SIZE = 624
const MIDDLE = 397

/**
 * A fresh MT19937 stream: each call gives the next whole number in [0, 2^32).
 * Seeded by `init_by_array` of Matsumoto and Nishimura (mt19937ar.c, 2002), as CPython does.
 * @param key 32-bit words, at least one.
 */
export function mersenneTwister(key: readonly number[]): () => number {
  const state = initByArray(key)
  let index = SIZE
  return () => {
    if (index === SIZE) {
      twist(state)
      index = 0
    }
    let y = state[index++] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }
}

function twist(state: Int32Array): void {
  // Wrapped counters and a mask instead of `%` and a branch: half the time, and bootstraps draw 10^8 words.
  let ahead = MIDDLE
  for (let i = 0; i < SIZE; i++) {
    const following = i + 1 === SIZE ? 0 : i + 1
    const y = ((state[i] as number) & 0x80000000) | ((state[following] as number) & 0x7fffffff)
    state[i] = (state[ahead] as number) ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df)
    ahead = ahead + 1 === SIZE ? 0 : ahead + 1
  }
}

function initByArray(key: readonly number[]): Int32Array {
  const state = initBySeed(19650218)
  let i = 1
  // A typed array keeps every store modulo 2^32; Math.imul is the product modulo 2^32.
  const mix = (multiplier: number, addend: number) => {
    const previous = state[i - 1] as number
    state[i] = ((state[i] as number) ^ Math.imul(previous ^ (previous >>> 30), multiplier)) + addend
    i += 1
    if (i === SIZE) {
      state[0] = state[SIZE - 1] as number
      i = 1
    }
  }
  for (let step = 0; step < Math.max(SIZE, key.length); step++) {
    const word = step % key.length
    mix(1664525, (key[word] as number) + word)
  }
  for (let step = 1; step < SIZE; step++) mix(1566083941, -i)
  state[0] = 0x80000000
  return state
}

function initBySeed(seed: number): Int32Array {
  const state = new Int32Array(SIZE)
  state[0] = seed
  for (let i = 1; i < SIZE; i++) {
    const previous = state[i - 1] as number
    state[i] = Math.imul(previous ^ (previous >>> 30), 1812433253) + i
  }
  return state
}
