/** Quantiles lie between the values that NumPy and R put them between. */
import { expect, it } from 'vitest'
import { sortedQuantile } from './quantile.ts'

it.each([
  { sorted: [7], p: 0.5, expected: 7 },
  { sorted: [1, 2, 3, 4], p: 0.5, expected: 2.5 },
  { sorted: [1, 2, 3, 4, 5], p: 0.95, expected: 4.8 },
  { sorted: [9, 10, 100], p: 1, expected: 100 },
  { sorted: [9, 10, 100], p: 0, expected: 9 },
])('finds the $p quantile of $sorted', ({ sorted, p, expected }) => {
  expect(sortedQuantile(Float64Array.from(sorted), p)).toBeCloseTo(expected, 12)
})

it('finds none where there are no values', () => {
  expect(sortedQuantile(new Float64Array(), 0.5)).toBeNaN()
})
