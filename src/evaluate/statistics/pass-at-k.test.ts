/** pass@k and pass^k against exact fractions. */
import { describe, expect, it } from 'vitest'
import { passAtK, passHatK } from './pass-at-k.ts'

describe('passAtK', () => {
  it.each([
    { n: 5, c: 2, k: 2, expected: 0.7 },
    { n: 10, c: 3, k: 5, expected: 0.916667 },
    { n: 200, c: 20, k: 10, expected: 0.660226 },
    { n: 10, c: 0, k: 3, expected: 0 },
    { n: 10, c: 10, k: 1, expected: 1 },
    { n: 10, c: 8, k: 3, expected: 1 },
    { n: 10, c: 4, k: 1, expected: 0.4 },
    { n: 10, c: 4, k: 0, expected: 0 },
    { n: 100_000, c: 1000, k: 50, expected: 0.395069 },
  ])('$k of $n with $c correct', ({ n, c, k, expected }) => {
    expect(passAtK(n, c, k)).toBeCloseTo(expected, 6)
  })

  it('keeps the digits of a small chance', () => {
    expect(passAtK(1_000_000_000, 1, 1) / 1e-9).toBeCloseTo(1, 14)
  })
})

describe('passHatK', () => {
  it.each([
    { n: 5, c: 2, k: 2, expected: 0.1 },
    { n: 10, c: 4, k: 1, expected: 0.4 },
    { n: 10, c: 4, k: 0, expected: 1 },
    { n: 10, c: 4, k: 5, expected: 0 },
    { n: 10, c: 10, k: 10, expected: 1 },
    { n: 8, c: 6, k: 4, expected: 15 / 70 },
  ])('$k of $n with $c correct', ({ n, c, k, expected }) => {
    expect(passHatK(n, c, k)).toBeCloseTo(expected, 14)
  })
})
