/** The slice that drives a change: only one that stands out, in the direction of the change. */
import { expect, it } from 'vitest'
import { drivingSlice } from './slices.ts'

const many = (n: number, difference: number, metadata?: Record<string, unknown>) =>
  Array.from({ length: n }, () => ({ difference, metadata }))

it('names key and value, and how the rest changed', () => {
  const found = drivingSlice([
    ...many(10, 0.5, { kind: 'x', year: 1 }),
    ...many(20, 0, { kind: 'y', year: 1 }),
  ])
  expect(found).toEqual({ key: 'kind', value: 'x', pairs: 10, difference: 0.5, elsewhere: 0 })
})

it.each([
  { what: 'no metadata', pairs: many(20, 0.5) },
  { what: 'one value only', pairs: many(20, 0.5, { kind: 'x' }) },
  {
    what: 'a key that names examples',
    pairs: Array.from({ length: 1200 }, (_, i) =>
      many(1, Number(i > 1100), { page: Math.min(i, 1101) }),
    ).flat(),
  },
  { what: 'a slice of four', pairs: [...many(4, 1, { kind: 'x' }), ...many(20, 0, { kind: 'y' })] },
  {
    what: 'the same change everywhere',
    pairs: [...many(9, 0.5, { kind: 'x' }), ...many(9, 0.5, { kind: 'y' })],
  },
  {
    what: 'a slice that stands out by chance',
    pairs: ['x', 'y'].flatMap((kind, i) => [...many(5 + i, 1, { kind }), ...many(6 - i, 0, { kind })]),
  },
])('names none for $what', ({ pairs }) => expect(drivingSlice(pairs)).toBeNull())
