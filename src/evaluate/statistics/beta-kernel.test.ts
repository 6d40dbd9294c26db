/** The kernel against closed forms, where it is small, large or ordinary. */
import { expect, it } from 'vitest'
import { betaKernel } from './beta-kernel.ts'

it.each([
  { x: 0.3, a: 1, b: 1, expected: 0.3 * 0.7 },
  { x: 0.3, a: 2, b: 3, expected: 12 * 0.3 ** 2 * 0.7 ** 3 },
  { x: 0.2, a: 0.5, b: 0.5, expected: 0.4 / Math.PI },
  { x: 0.9, a: 20, b: 1, expected: 20 * 0.9 ** 20 * 0.1 },
  { x: 1e-6, a: 1, b: 1e6, expected: 0.367879257231645 },
  { x: 1e-200, a: 1, b: 1, expected: 1e-200 },
])('x = $x, a = $a, b = $b', ({ x, a, b, expected }) => {
  expect(betaKernel({ x, y: 1 - x, a, b }) / expected).toBeCloseTo(1, 12)
})

it('meets the central term of a binomial of a million, 1 / √(π n / 2) by Wallis', () => {
  const half = 500_000
  const centre = (2 * betaKernel({ x: 0.5, y: 0.5, a: half, b: half + 1 })) / half
  expect(centre * Math.sqrt(Math.PI * half)).toBeCloseTo(1 - 1 / (8 * half), 12)
})
