/** Means, standard errors and t intervals against published values. */
import { describe, expect, it } from 'vitest'
import { clusteredStandardError } from './clustered-standard-error.ts'
import { mean } from './mean.ts'
import { standardError } from './standard-error.ts'
import { studentTCdf } from './student-t.ts'
import { tInterval } from './t-interval.ts'

const range = (n: number) => Array.from({ length: n }, (_, i) => i)
const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]
const a = [1, 1, 1, 0, 1, 0, 1, 1, 0, 1]
const b = [1, 0, 1, 0, 1, 0, 0, 1, 0, 1]
const difference = a.map((value, i) => value - (b[i] as number))
const proportion = (k: number, n: number) => range(n).map((i) => Number(i < k))

describe('standardError', () => {
  it.each([
    { name: '0..9 (inspect test_stderr)', x: range(10), expected: 0.957427 },
    { name: '0..19', x: range(20), expected: 1.322876 },
    { name: "Student's sleep data", x: sleep, expected: 0.3889587 },
    { name: 'paired yes/no rows', x: difference, expected: 0.133333 },
    { name: '.655 on 5 000 (Miller)', x: proportion(3275, 5000), expected: 0.006723 },
    { name: 'equal values', x: [3, 3, 3], expected: 0 },
  ])('$name', ({ x, expected }) => {
    expect(standardError(x)).toBeCloseTo(expected, 6)
  })

  it('is smaller for pairs than for two separate means', () => {
    const unpaired = Math.hypot(standardError(a), standardError(b))
    expect(unpaired).toBeCloseTo(0.226078, 6)
    expect(mean(difference)).toBeCloseTo(0.2, 15)
  })
})

describe('clusteredStandardError', () => {
  it.each([
    {
      name: '0..19 in four clusters',
      x: range(20),
      clusters: range(20).map((i) => i % 4),
      expected: 0.645497,
    },
    { name: 'clusters of two', x: difference, clusters: range(10).map((i) => i >> 1), expected: 0.122474 },
    { name: 'labels in any order', x: [1, 2, 3, 4], clusters: ['q', 'p', 'q', 'p'], expected: 0.5 },
  ])('$name', ({ x, clusters, expected }) => {
    expect(clusteredStandardError(x, clusters)).toBeCloseTo(expected, 6)
  })

  it('without its small-sample factor is the plain sum over clusters', () => {
    const clusters = range(20).map((i) => i % 4)
    expect(clusteredStandardError(range(20), clusters) * Math.sqrt(3 / 4)).toBeCloseTo(0.559017, 6)
  })

  it('equals the standard error when each value is its own cluster', () => {
    expect(clusteredStandardError(sleep, range(10))).toBeCloseTo(standardError(sleep), 14)
  })
})

describe('tInterval', () => {
  it("gives R's t.test of Student's sleep data", () => {
    const [low, high] = tInterval(sleep)
    expect([low, high]).toEqual([expect.closeTo(0.7001, 4), expect.closeTo(2.4599, 4)])
    const t = mean(sleep) / standardError(sleep)
    expect(t).toBeCloseTo(4.0621, 4)
    expect(2 * studentTCdf(-t, 9)).toBeCloseTo(0.002833, 6)
  })

  it('narrows with the level and has no width for equal values', () => {
    const [low, high] = tInterval(sleep, 0.5)
    expect(high - low).toBeLessThan(0.6)
    expect(tInterval([0.5, 0.5, 0.5])).toEqual([0.5, 0.5])
  })
})
