/** The normal distribution against published values, 50-digit values of mpmath, and itself. */
import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile } from './normal.ts'

describe('normalCdf', () => {
  it.each([
    { z: 0, expected: 0.5 },
    { z: 1, expected: 0.841344746068543 },
    { z: 1.959963984540054, expected: 0.975 },
    { z: -2.4999, expected: 0.00621141837494459 },
    { z: -2.5, expected: 0.00620966532577613 },
    { z: -10, expected: 7.61985302416053e-24 },
    { z: -30, expected: 4.90671392714819e-198 },
    { z: Number.POSITIVE_INFINITY, expected: 1 },
  ])('Φ($z)', ({ z, expected }) => {
    expect(normalCdf(z) / expected).toBeCloseTo(1, 12)
  })

  it('is 0 at minus infinity', () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0)
  })
})

describe('normalQuantile', () => {
  it.each([
    { p: 0.5, expected: 0 },
    { p: 0.8, expected: 0.841621233572914 },
    { p: 0.975, expected: 1.959963984540054 },
    { p: 0.995, expected: 2.575829303548901 },
    { p: 0.025, expected: -1.959963984540054 },
    { p: 1e-20, expected: -9.26234008979841 },
    { p: 1e-300, expected: -37.0470962993612 },
  ])('of $p', ({ p, expected }) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12)
  })

  it.each([1e-200, 1e-9, 0.001, 0.3, 0.4999999, 0.6, 0.99])('is undone by normalCdf at %d', (p) => {
    expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 11)
  })
})
