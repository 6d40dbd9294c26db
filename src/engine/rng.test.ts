/** pyRandom gives what CPython gave: recorded facts for every method; errors say what was expected. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pyRandom } from './rng.ts'

interface Facts {
  readonly seed: string
  readonly random: readonly number[]
  readonly getrandbits: readonly (readonly [bits: number, value: string])[]
  readonly randint: readonly (readonly [low: number, high: number, value: number])[]
  readonly choice: readonly (readonly [n: number, value: number])[]
  readonly shuffle: readonly (readonly number[])[]
  readonly sample: readonly (readonly [n: number, k: number, values: readonly number[]])[]
  readonly uniform: readonly (readonly [a: number, b: number, value: number])[]
  readonly mixed: readonly (number | readonly number[])[]
}

const file = new URL('../../tests/parity/facts/random.json', import.meta.url)
const facts: readonly Facts[] = JSON.parse(readFileSync(file, 'utf8'))
const range = (n: number) => Array.from({ length: n }, (_, i) => i)

describe.each(facts)('Random($seed)', (fact) => {
  const fresh = () => pyRandom(BigInt(fact.seed))

  it('random', () => {
    const rng = fresh()
    expect(fact.random.map(() => rng.random())).toEqual(fact.random)
  })
  it('getrandbits', () => {
    const rng = fresh()
    expect(fact.getrandbits.map(([bits]) => [bits, String(rng.getrandbits(bits))])).toEqual(fact.getrandbits)
  })
  it('randint', () => {
    const rng = fresh()
    expect(fact.randint.map(([low, high]) => [low, high, rng.randint(low, high)])).toEqual(fact.randint)
  })
  it('choice', () => {
    const rng = fresh()
    expect(fact.choice.map(([n]) => [n, rng.choice(range(n))])).toEqual(fact.choice)
  })
  it('shuffle', () => {
    expect(fact.shuffle.map((list) => fresh().shuffle(range(list.length)))).toEqual(fact.shuffle)
  })
  it('sample', () => {
    expect(fact.sample.map(([n, k]) => [n, k, fresh().sample(range(n), k)])).toEqual(fact.sample)
  })
  it('uniform', () => {
    const rng = fresh()
    expect(fact.uniform.map(([a, b]) => [a, b, rng.uniform(a, b)])).toEqual(fact.uniform)
  })
  it('all methods in turn on one generator', () => {
    const rng = fresh()
    const drawn = [
      rng.random(),
      rng.randint(1, 6),
      rng.sample(range(30), 4),
      rng.choice(range(9)),
      rng.shuffle(range(9)),
      rng.random(),
      rng.sample(range(10), 3),
    ]
    expect(drawn).toEqual(fact.mixed)
  })
})

describe('seeds', () => {
  it.each([
    { seed: 42, same: 42n },
    { seed: -7, same: 7 },
    { seed: 0, same: -0 },
    { seed: -(2n ** 70n), same: 2n ** 70n },
  ])('$seed and $same start the same stream', ({ seed, same }) => {
    expect(pyRandom(seed).random()).toBe(pyRandom(same).random())
  })

  it('takes more than 53 bits of a bigint', () => {
    expect(pyRandom(2n ** 64n).random()).not.toBe(pyRandom(2n ** 64n + 1n).random())
  })

  it('gives the few-shot picks of DSPy for two predictors and for sixteen demos', () => {
    const rng = pyRandom(0)
    expect([rng.sample(range(10), 3), rng.sample(range(10), 3)]).toEqual([
      [6, 9, 0],
      [4, 8, 7],
    ])
    const sixteen = [24, 48, 26, 2, 16, 32, 31, 25, 19, 30, 22, 37, 13, 44, 8, 18]
    expect(pyRandom(0).sample(range(50), 16)).toEqual(sixteen)
  })
})

describe('arguments', () => {
  it('leaves the list it shuffles or samples as it was', () => {
    const list = Object.freeze([1, 2, 3, 4])
    pyRandom(1).shuffle(list)
    pyRandom(1).sample(list, 3)
    expect(list).toEqual([1, 2, 3, 4])
  })

  it('draws nothing for zero bits', () => {
    const rng = pyRandom(5)
    expect(rng.getrandbits(0)).toBe(0n)
    expect(rng.random()).toBe(pyRandom(5).random())
  })

  it('reaches both ends of a range wider than 32 bits', () => {
    const rng = pyRandom(3)
    const drawn = range(2000).map(() => rng.randint(-(2 ** 40), 2 ** 40))
    expect(Math.min(...drawn)).toBeLessThan(-0.99 * 2 ** 40)
    expect(Math.max(...drawn)).toBeGreaterThan(0.99 * 2 ** 40)
  })

  it.each([
    { name: 'a fraction as seed', act: () => pyRandom(0.5), says: /safe integer or a bigint; got 0.5/ },
    { name: 'a seed past 2^53 as number', act: () => pyRandom(2 ** 60), says: /safe integer or a bigint/ },
    { name: 'too many', act: () => pyRandom(0).sample([1, 2], 3), says: /from 0 to 2.*got 3/ },
    { name: 'fewer than none', act: () => pyRandom(0).sample([1, 2], -1), says: /from 0 to 2.*got -1/ },
    { name: 'part of an item', act: () => pyRandom(0).sample([1, 2], 1.5), says: /whole number.*got 1.5/ },
    { name: 'choice of nothing', act: () => pyRandom(0).choice([]), says: /at least one item; got an empty/ },
    { name: 'an empty range', act: () => pyRandom(0).randint(3, 2), says: /a <= b.*got 3 and 2/ },
    {
      name: 'a fractional range',
      act: () => pyRandom(0).randint(0.5, 2),
      says: /safe integers.*got 0.5 and 2/,
    },
    { name: 'too wide a range', act: () => pyRandom(0).randint(-(2 ** 53) + 1, 1), says: /2\^53 apart/ },
    { name: 'negative bits', act: () => pyRandom(0).getrandbits(-1), says: /number of bits >= 0; got -1/ },
  ])('refuses $name', ({ act, says }) => {
    expect(act).toThrow(RangeError)
    expect(act).toThrow(says)
  })
})
