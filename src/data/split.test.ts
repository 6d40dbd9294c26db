/** Splits are reproducible, complete, disjoint, of the right size, and whole by group. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Example } from '../engine/index.ts'
import { splitExamples } from './split.ts'

const numbered = (size: number, groups = size): Example[] =>
  Array.from({ length: size }, (_, i) => ({
    id: String(i),
    inputs: { i },
    labels: {},
    metadata: { customer: i % groups },
  }))
const ids = (examples: readonly Example[]) => examples.map(({ id }) => id)

describe('splitExamples', () => {
  const shares = { train: 0.6, dev: 0.2, test: 0.2 }

  it('gives each set its share, every example once, in dataset order', () => {
    const { train, dev, test } = splitExamples(numbered(50), { shares })
    expect([train.length, dev.length, test.length]).toEqual([30, 10, 10])
    expect(ids([...train, ...dev, ...test]).toSorted()).toEqual(ids(numbered(50)).toSorted())
    const places = train.map(({ id }) => Number(id))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toEqual(places.map((_, i) => i))
  })

  it('splits alike for equal seeds and otherwise for others', () => {
    const split = (seed: number) => ids(splitExamples(numbered(50), { shares, seed }).dev)
    expect(split(1)).toEqual(split(1))
    expect(split(1)).not.toEqual(split(2))
  })

  it('leaves over what no share takes', () => {
    const { a, b } = splitExamples(numbered(100), { shares: { a: 0.1, b: 0.2 } })
    expect([a.length, b.length]).toEqual([10, 20])
  })

  it.each([{ group: 'customer' }, { group: ({ metadata }: Example) => `c${metadata?.customer}` }])(
    'keeps groups whole by $group',
    ({ group }) => {
      const { train, dev } = splitExamples(numbered(100, 20), { shares: { train: 0.7, dev: 0.3 }, group })
      const customers = (set: readonly Example[]) => new Set(set.map(({ metadata }) => metadata?.customer))
      expect(customers(train).intersection(customers(dev)).size).toBe(0)
      expect([train.length, dev.length]).toEqual([70, 30])
    },
  )

  it('takes examples without the group key one by one', () => {
    const loose = numbered(10).map(({ metadata: _, ...example }) => example)
    const { a, b } = splitExamples(loose, { shares: { a: 0.5, b: 0.5 }, group: 'customer' })
    expect([a.length, b.length]).toEqual([5, 5])
  })

  it('is complete and never parts a group, whatever the groups', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 6, maxLength: 30 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 99 }), (groups, seed) => {
        const examples = groups.flatMap((size, g) =>
          Array.from({ length: size }, (_, i) => ({
            id: `${g}-${i}`,
            inputs: {},
            labels: {},
            metadata: { g },
          })),
        )
        const { train, dev } = splitExamples(examples, { shares: { train: 0.5, dev: 0.5 }, seed, group: 'g' })
        const sideOf = new Map(train.map((example) => [example.metadata?.g, 'train']))
        expect(dev.filter((example) => sideOf.has(example.metadata?.g))).toEqual([])
        expect(Math.abs(train.length - dev.length)).toBeLessThanOrEqual(16)
      }),
    )
  })

  it.each([
    { name: 'no sets', shares: {}, size: 10, code: 'invalid_option' },
    { name: 'a share of 0', shares: { a: 0, b: 1 }, size: 10, code: 'invalid_option' },
    { name: 'more than all', shares: { a: 0.6, b: 0.6 }, size: 10, code: 'invalid_option' },
    { name: 'no number', shares: { a: Number.NaN }, size: 10, code: 'invalid_option' },
    { name: 'too few examples', shares: { a: 0.5, b: 0.5 }, size: 1, code: 'too_few_examples' },
    { name: 'nothing', shares: { a: 1 }, size: 0, code: 'too_few_examples' },
  ])('refuses $name', ({ shares, size, code }) => {
    expect(() => splitExamples(numbered(size), { shares: shares as Record<string, number> })).toThrow(
      expect.objectContaining({ name: 'InputError', code }),
    )
  })
})
