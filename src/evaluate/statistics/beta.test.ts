/** The incomplete beta against closed forms, its own symmetry, jStat, and 50-digit values of mpmath. */
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { incompleteBeta, inverseIncompleteBeta } from './beta.ts'

interface Oracle {
  ibeta(x: number, a: number, b: number): number
  readonly beta: { inv(p: number, a: number, b: number): number }
}
const require = createRequire(import.meta.url)
const { jStat }: { jStat: Oracle } = require('jstat')

const shapes = [0.5, 1, 2.5, 10, 80].flatMap((a) => [0.5, 1, 3, 40].map((b) => ({ a, b })))
const shares = [0.001, 0.025, 0.3, 0.5, 0.9, 0.975]

describe('incompleteBeta', () => {
  it.each([
    { x: 0.3, a: 1, b: 1, expected: 0.3 },
    { x: 0.3, a: 4, b: 1, expected: 0.3 ** 4 },
    { x: 0.3, a: 1, b: 4, expected: 1 - 0.7 ** 4 },
    { x: 0.25, a: 0.5, b: 0.5, expected: 1 / 3 },
    { x: 0, a: 2, b: 3, expected: 0 },
    { x: 1, a: 2, b: 3, expected: 1 },
  ])('I_$x($a, $b) has the closed form', ({ x, a, b, expected }) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 14)
  })

  it.each([
    { x: 0.5, a: 50_500, b: 49_501, expected: 0.000791179939425798 },
    { x: 0.00011998800119988002, a: 10, b: 100_000, expected: 0.757613080297105 },
    { x: 0.5, a: 1e5, b: 1e5, expected: 0.5 },
  ])('keeps its digits at large shapes: I_$x($a, $b)', ({ x, a, b, expected }) => {
    expect(incompleteBeta(x, a, b) / expected).toBeCloseTo(1, 11)
  })

  it.each(shapes)('agrees with jStat and with its mirror image at a = $a, b = $b', ({ a, b }) => {
    for (const x of shares) {
      expect(incompleteBeta(x, a, b)).toBeCloseTo(jStat.ibeta(x, a, b), 7)
      expect(incompleteBeta(x, a, b)).toBeCloseTo(1 - incompleteBeta(1 - x, b, a), 13)
    }
  })
})

describe('inverseIncompleteBeta', () => {
  it.each(shapes)('undoes incompleteBeta and agrees with jStat at a = $a, b = $b', ({ a, b }) => {
    for (const p of shares) {
      const x = inverseIncompleteBeta(p, a, b)
      expect(incompleteBeta(x, a, b)).toBeCloseTo(p, 11)
      expect(x).toBeCloseTo(jStat.beta.inv(p, a, b), 6)
    }
  })

  it.each([
    { p: 0, a: 2, b: 3, expected: 0 },
    { p: 1, a: 2, b: 3, expected: 1 },
    { p: 1e-10, a: 0.5, b: 1, expected: 1e-20 },
    { p: 0.975, a: 1, b: 1e9, expected: 3.68887944731e-9 },
  ])('reaches the ends: p = $p of Beta($a, $b)', ({ p, a, b, expected }) => {
    expect(inverseIncompleteBeta(p, a, b) / (expected || 1)).toBeCloseTo(expected && 1, 9)
  })
})
