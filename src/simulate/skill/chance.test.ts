/** Seeded chance: repeatable, independent between seeds, and of the right distribution. */
import { describe, expect, it } from 'vitest'
import { chanceOf } from './chance.ts'

const draws = (seed: string, count = 4_000) => {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, chance.next)
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('seeded chance', () => {
  it('repeats itself for a seed, and differs between seeds', () => {
    expect(draws('a')).toEqual(draws('a'))
    expect(draws('a').filter((value, at) => value === draws('b')[at])).toEqual([])
  })

  it('is uniform on [0, 1), and neighbours do not depend on each other', () => {
    const values = draws('uniform')
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    expect(mean(values)).toBeCloseTo(0.5, 1)
    expect(mean(values.slice(1).map((value, at) => (value - 0.5) * ((values[at] ?? 0) - 0.5)))).toBeCloseTo(
      0,
      2,
    )
  })

  it('draws integers between both limits, normals, and shuffles', () => {
    const chance = chanceOf('kinds')
    const integers = Array.from({ length: 600 }, () => chance.between(2, 4))
    expect(new Set(integers)).toEqual(new Set([2, 3, 4]))
    const normals = Array.from({ length: 4_000 }, chance.normal)
    expect(mean(normals)).toBeCloseTo(0, 1)
    expect(mean(normals.map((value) => value ** 2))).toBeCloseTo(1, 0)
    expect(chance.shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5])
    expect(mean(Array.from({ length: 4_000 }, () => Number(chance.happens(0.3))))).toBeCloseTo(0.3, 1)
    expect(chance.pick([])).toBeUndefined()
  })
})
