/** Planning against the figures of Miller (arXiv 2411.00640) and against each other. */
import { describe, expect, it } from 'vitest'
import { minimumDetectable, sampleSize } from './power.ts'

/** ω² = 1/9 between questions, 1/6 of answer noise for each system, averaged over `repeats` answers. */
const sdWith = (repeats: number) => Math.sqrt(1 / 9 + 2 / 6 / repeats)

describe('sampleSize', () => {
  it.each([
    { name: 'no sampling noise', sd: 1 / 3, expected: 969 },
    { name: 'one answer each', sd: sdWith(1), expected: 3876 },
    { name: 'ten answers each', sd: sdWith(10), expected: 1260 },
    { name: 'no spread at all', sd: 0, expected: 1 },
  ])('for a difference of .03, $name', ({ sd, expected }) => {
    expect(sampleSize({ difference: 0.03, sd })).toBe(expected)
    expect(sampleSize({ difference: -0.03, sd })).toBe(expected)
  })

  it('grows with the power and shrinks with alpha', () => {
    const plan = { difference: 0.1, sd: 0.5 }
    expect(sampleSize({ ...plan, power: 0.9 })).toBe(263)
    expect(sampleSize({ ...plan, alpha: 0.01 })).toBe(292)
    expect(sampleSize(plan)).toBe(197)
  })
})

describe('minimumDetectable', () => {
  it.each([
    { repeats: 1, expected: 0.1327 },
    { repeats: 10, expected: 0.0757 },
  ])('with 198 items and $repeats answers each', ({ repeats, expected }) => {
    expect(minimumDetectable({ n: 198, sd: sdWith(repeats) })).toBeCloseTo(expected, 4)
  })

  it.each([
    { n: 30, expected: 0.229 },
    { n: 50, expected: 0.177 },
    { n: 100, expected: 0.125 },
    { n: 200, expected: 0.089 },
    { n: 500, expected: 0.056 },
    { n: 1000, expected: 0.04 },
  ])('of $n yes/no pairs when every fifth differs', ({ n, expected }) => {
    expect(minimumDetectable({ n, sd: Math.sqrt(0.2) })).toBeCloseTo(expected, 3)
  })

  it('is what sampleSize asks the items for', () => {
    const plan = { sd: 0.4, power: 0.9, alpha: 0.01 }
    const n = sampleSize({ ...plan, difference: 0.05 })
    expect(minimumDetectable({ ...plan, n })).toBeLessThanOrEqual(0.05)
    expect(minimumDetectable({ ...plan, n: n - 1 })).toBeGreaterThan(0.05)
  })

  it('is 0 where nothing varies', () => {
    expect(minimumDetectable({ n: 10, sd: 0 })).toBe(0)
  })
})
