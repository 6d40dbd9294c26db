/** Rows fall into the right slices, and each slice tells its own figures. */
import { expect, it } from 'vitest'
import { type SliceRow, slicesOf } from './slices.ts'

const row = (exampleId: string, metadata: SliceRow['metadata'], score: number | null): SliceRow => ({
  exampleId,
  metadata,
  score,
})

it('gives mean, interval and n of each value, the weakest first', () => {
  const rows = [
    row('a', { team: 'sales' }, 1),
    row('b', { team: 'sales' }, 0),
    row('c', { team: 'tech' }, 0),
    row('d', { team: 'tech' }, null),
    row('e', undefined, 1),
    row('f', { team: 'legal' }, null),
  ]
  const slices = slicesOf(rows, 'team')
  expect(slices.map(({ value, n, errors, score }) => [value, n, errors, score])).toEqual([
    ['tech', 1, 1, 0],
    ['sales', 2, 0, 0.5],
    [null, 1, 0, 1],
    ['legal', 0, 1, null],
  ])
  expect(slices[1]?.ci?.[0]).toBeGreaterThan(0)
  expect(slices[3]?.ci).toBeNull()
  // One constant row says little: the interval is wide, never of width zero.
  expect(slices[0]?.ci?.[1]).toBeGreaterThan(0.7)
})

it('averages the repeats of an example before it counts examples', () => {
  const rows = [row('a', { k: 1 }, 1), row('a', { k: 1 }, 0), row('a', { k: 1 }, 0.5), row('b', { k: 1 }, 0)]
  expect(slicesOf(rows, 'k')).toMatchObject([{ value: '1', n: 2, score: 0.25 }])
})

it.each([
  { name: 'a path', metadata: { customer: { plan: 'free' } }, key: 'customer.plan', values: ['free'] },
  { name: 'a key with a dot', metadata: { 'a.b': 'x' }, key: 'a.b', values: ['x'] },
  { name: 'a list, each item once', metadata: { tags: ['x', 'y', 'x'] }, key: 'tags', values: ['x', 'y'] },
  { name: 'an empty list', metadata: { tags: [] }, key: 'tags', values: [null] },
  { name: 'false', metadata: { paid: false }, key: 'paid', values: ['false'] },
  { name: 'null', metadata: { paid: null }, key: 'paid', values: [null] },
  { name: 'what every object inherits', metadata: {}, key: 'constructor', values: [null] },
])('reads $name', ({ metadata, key, values }) => {
  expect(slicesOf([row('a', metadata, 1)], key).map(({ value }) => value)).toEqual(values)
})

it('has no slices of no rows', () => expect(slicesOf([], 'team')).toEqual([]))
