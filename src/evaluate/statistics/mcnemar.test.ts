/** McNemar's exact and mid-p tests against exact fractions. */
import { describe, expect, it } from 'vitest'
import { mcnemarExact, mcnemarMidP } from './mcnemar.ts'

describe('mcnemarExact', () => {
  it.each([
    { b: 0, c: 5, p: 0.0625 },
    { b: 0, c: 6, p: 0.03125 },
    { b: 1, c: 9, p: 0.021484375 },
    { b: 2, c: 10, p: 0.03857421875 },
    { b: 5, c: 15, p: 0.041389 },
    { b: 6, c: 16, p: 0.052479 },
    { b: 8, c: 8, p: 1 },
    { b: 10, c: 25, p: 0.016674 },
    { b: 0, c: 0, p: 1 },
    { b: 0, c: 1, p: 1 },
    { b: 49_500, c: 50_500, p: 0.00158235987885 },
  ])('$b against $c', ({ b, c, p }) => {
    expect(mcnemarExact(b, c)).toBeCloseTo(p, 6)
    expect(mcnemarExact(c, b)).toBe(mcnemarExact(b, c))
  })

  it('keeps the digits of a p far below any rounding', () => {
    expect(mcnemarExact(0, 1000) / 2 ** -999).toBeCloseTo(1, 12)
  })

  it('never passes 1', () => {
    for (let n = 0; n < 60; n++) expect(mcnemarExact(n, n + 1)).toBeLessThanOrEqual(1)
  })
})

describe('mcnemarMidP', () => {
  it.each([
    { b: 6, c: 16, p: 0.03469 },
    { b: 0, c: 5, p: 1 / 32 },
    { b: 1, c: 9, p: (2 * (1 + 10) - 10) / 1024 },
    { b: 0, c: 1, p: 0.5 },
    { b: 8, c: 8, p: 1 },
    { b: 0, c: 0, p: 1 },
    { b: 49_500, c: 50_500, p: 0.00156536 },
  ])('$b against $c', ({ b, c, p }) => {
    expect(mcnemarMidP(b, c)).toBeCloseTo(p, 6)
    expect(mcnemarMidP(c, b)).toBe(mcnemarMidP(b, c))
  })
})
