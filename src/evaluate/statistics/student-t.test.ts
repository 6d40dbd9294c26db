/** Student's t against scipy's quantiles, closed forms for 1 and 2 degrees of freedom, and jStat. */
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from './normal.ts'
import { studentTCdf, studentTQuantile } from './student-t.ts'

interface Oracle {
  readonly studentt: { cdf(t: number, df: number): number; inv(p: number, df: number): number }
}
const require = createRequire(import.meta.url)
const { jStat }: { jStat: Oracle } = require('jstat')

describe('studentTQuantile', () => {
  it.each([
    { df: 1, expected: 12.7062047364 },
    { df: 2, expected: 4.3026527299 },
    { df: 4, expected: 2.7764451052 },
    { df: 9, expected: 2.2621571627 },
    { df: 30, expected: 2.0422724563 },
    { df: 1000, expected: 1.9623390808 },
  ])('.975 at $df degrees of freedom', ({ df, expected }) => {
    expect(studentTQuantile(0.975, df)).toBeCloseTo(expected, 9)
    expect(studentTQuantile(0.025, df)).toBeCloseTo(-expected, 9)
  })

  it.each([1e-10, 0.005, 0.3, 0.6, 0.999])('meets the closed forms at p = %d', (p) => {
    expect(studentTQuantile(p, 1) * Math.tan(Math.PI * p)).toBeCloseTo(-1, 11)
    expect(studentTQuantile(p, 2) * Math.sqrt(2 * p * (1 - p))).toBeCloseTo(2 * p - 1, 11)
  })

  it('is exactly 0 at the median', () => {
    expect(studentTQuantile(0.5, 1)).toBe(0)
  })

  it.each([1e7, 1e9, 1e12])('tends to the normal quantile at %d degrees of freedom', (df) => {
    expect(studentTQuantile(0.975, df)).toBeCloseTo(normalQuantile(0.975), 6)
  })
})

describe('studentTCdf', () => {
  it.each([0.7, 1, 3, 12.5, 200])('agrees with jStat and is undone by the quantile at %d df', (df) => {
    for (const t of [-20, -2, -0.5, 0, 1e-3, 1, 6]) {
      expect(studentTCdf(t, df)).toBeCloseTo(jStat.studentt.cdf(t, df), 7)
    }
    for (const p of [0.001, 0.2, 0.5, 0.99])
      expect(studentTCdf(studentTQuantile(p, df), df)).toBeCloseTo(p, 13)
  })

  it('is 0 and 1 at the infinities', () => {
    expect([studentTCdf(Number.NEGATIVE_INFINITY, 3), studentTCdf(Number.POSITIVE_INFINITY, 3)]).toEqual([
      0, 1,
    ])
  })
})
