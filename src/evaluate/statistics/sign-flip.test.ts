/** The sign-flip test: exact values, ties despite rounding, and the random branch against the exact one. */
import { describe, expect, it } from 'vitest'
import { mcnemarExact } from './mcnemar.ts'
import { signFlip } from './sign-flip.ts'

const wins = (count: number, losses = 0, ties = 0) => [
  ...Array<number>(count).fill(1),
  ...Array<number>(losses).fill(-1),
  ...Array<number>(ties).fill(0),
]

describe('up to 16 differences', () => {
  it.each([
    { name: '5 equal wins', d: wins(5), p: 0.0625 },
    { name: '6 equal wins', d: wins(6), p: 0.03125 },
    { name: '9 wins, 1 loss', d: wins(9, 1), p: 0.021484375 },
    { name: '3 wins, 1 loss, 4 ties', d: wins(3, 1, 4), p: 0.625 },
    { name: "Student's sleep data", d: [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4], p: 0.00390625 },
    { name: 'ties only', d: [0, 0, 0], p: 1 },
    { name: 'one difference', d: [0.3], p: 1 },
    { name: '16 equal losses', d: wins(0, 16), p: 2 ** -15 },
  ])('$name', ({ d, p }) => {
    expect(signFlip(d)).toBe(p)
  })

  it.each([
    { d: [0.1, 0.2, -0.3], p: 1 },
    { d: [0.1, 0.2, 0.3], p: 0.25 },
    { d: [0.3, 0.2, 0.1, 0.1, -0.1], p: 8 / 32 },
    { d: [0.9 - 0.8, 0.3 - 0.2, 0.7 - 0.6, 0.2 - 0.1, 0.1 - 0.2], p: 12 / 32 },
  ])('counts sums that differ only by rounding as equal: $d', ({ d, p }) => {
    expect(signFlip(d)).toBe(p)
  })

  it.each([1e-9, 1e9])('does not depend on the unit, here times %d', (unit) => {
    const d = [0.3, -0.1, 0.7, 0.2, 0.2, -0.4]
    expect(signFlip(d.map((value) => value * unit))).toBe(signFlip(d))
  })
})

describe('more than 16 differences', () => {
  it.each([
    { count: 12, losses: 5 },
    { count: 20, losses: 9 },
    { count: 40, losses: 19 },
    { count: 500, losses: 440 },
  ])('$count wins and $losses losses come near the exact binomial', ({ count, losses }) => {
    const p = signFlip(wins(count, losses))
    const exact = mcnemarExact(count, losses)
    expect(Math.abs(p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 10_000))
  })

  it('is the same for the same seed and near for another', () => {
    const d = Array.from({ length: 50 }, (_, i) => Math.sin(i) + 0.2)
    expect(signFlip(d, { seed: 3 })).toBe(signFlip(d, { seed: 3 }))
    expect(signFlip(d, { seed: 4 })).not.toBe(signFlip(d, { seed: 3 }))
    expect(signFlip(d, { seed: 4 })).toBeCloseTo(signFlip(d, { seed: 3 }), 1)
  })

  it('is never 0, and is 1 when nothing differs', () => {
    expect(signFlip(wins(200))).toBe(1 / 10_001)
    expect(signFlip(wins(0, 0, 40))).toBe(1)
  })

  it('takes 100 000 differences', () => {
    const p = signFlip(Array.from({ length: 100_000 }, (_, i) => Math.sin(i) + 0.0065))
    // z = 0.0065 · √100 000 / √½ = 2.907
    expect(p).toBeGreaterThan(0.002)
    expect(p).toBeLessThan(0.006)
  })
})
