/** The difference of two independent means, against published and computed intervals. */
import { expect, it } from 'vitest'
import { statistics } from '../evaluate/index.ts'
import { meanDifference } from './mean-difference.ts'

const share = (k: number, n: number) => ({ score: k / n, ci: statistics.wilson(k, n) })
const graded = (n: number, centre: number) => {
  const scores = Array.from({ length: n }, (_, i) => centre + ((i % 5) - 2) * 0.1)
  return { score: centre, ci: statistics.tInterval(scores) }
}

// Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
  [5, 56, 0, 29, -0.0381, 0.1926],
])('of %i/%i and %i/%i is Newcombe’s', (a, m, b, n, low, high) => {
  const { ci } = meanDifference(share(a, m), share(b, n))
  expect(ci[0]).toBeCloseTo(low, 3)
  expect(ci[1]).toBeCloseTo(high, 3)
})

it('of few graded scores holds 0, of many it does not', () => {
  const of = (n: number) => meanDifference(graded(n, 0.5), graded(n, 0.6))
  expect(of(5).ci[1]).toBeGreaterThan(0)
  expect(of(500).difference).toBeCloseTo(-0.1)
  expect(of(500).ci[1]).toBeLessThan(0)
})

it('keeps the distances to limits that are not symmetric', () => {
  const { difference, ci } = meanDifference({ score: 1, ci: [0.7, 1] }, { score: 0.8, ci: [0.4, 0.9] })
  expect(difference).toBeCloseTo(0.2)
  expect(ci[0]).toBeCloseTo(0.2 - Math.hypot(0.3, 0.1))
  expect(ci[1]).toBeCloseTo(0.2 + Math.hypot(0, 0.4))
})
