/** Bootstrap intervals: near theory where theory holds, shifted by skew under BCa, wider for clusters. */
import { describe, expect, it } from 'vitest'
import { pyRandom } from '../../engine/index.ts'
import { normalQuantile } from './normal.ts'
import { pairedBootstrap } from './paired-bootstrap.ts'
import { tInterval } from './t-interval.ts'

const normals = (n: number, seed: number) => {
  const rng = pyRandom(seed)
  return Array.from({ length: n }, () => normalQuantile(rng.uniform(1e-12, 1)))
}
const width = ([low, high]: readonly [number, number]) => high - low
const methods = ['percentile', 'bca'] as const

describe.each(methods)('%s', (method) => {
  it('comes near the t interval of many normal values', () => {
    const d = normals(400, 1)
    const [low, high] = pairedBootstrap(d, { method, resamples: 5000 })
    const [tLow, tHigh] = tInterval(d)
    expect(low).toBeCloseTo(tLow, 1.9)
    expect(high).toBeCloseTo(tHigh, 1.9)
  })

  it('is the same for the same seed, and another for another', () => {
    const d = normals(30, 2)
    expect(pairedBootstrap(d, { method, seed: 5 })).toEqual(pairedBootstrap(d, { method, seed: 5 }))
    expect(pairedBootstrap(d, { method, seed: 6 })).not.toEqual(pairedBootstrap(d, { method, seed: 5 }))
  })

  it('widens with the level', () => {
    const d = normals(30, 2)
    const widths = [0.5, 0.8, 0.95, 0.99].map((level) => width(pairedBootstrap(d, { method, level })))
    expect(widths).toEqual(widths.toSorted((x, y) => x - y))
  })

  it('stays within the data and has no width for equal values', () => {
    const [low, high] = pairedBootstrap([0, 0, 0, 0, 1], { method, level: 0.999_999 })
    expect(low).toBeGreaterThanOrEqual(0)
    expect(high).toBeLessThanOrEqual(1)
    expect(pairedBootstrap([0.25, 0.25, 0.25], { method })).toEqual([0.25, 0.25])
  })

  it('gives finite ends however few the draws', () => {
    const ends = pairedBootstrap([1, 2, 3, 50], { method, resamples: 1 })
    expect(ends.every(Number.isFinite)).toBe(true)
  })
})

it('draws each item equally often, first or second of a pair of picks', () => {
  // One item of many is drawn about Poisson(1) times: quantiles .2, .8, .015 and .985 are 0, 2, 0 and 4.
  const last = Array.from({ length: 101 }, (_, i) => Number(i === 100))
  const ends = (level: number) => pairedBootstrap(last, { resamples: 20_000, level }).map((end) => end * 101)
  expect(ends(0.6)).toEqual([expect.closeTo(0, 9), expect.closeTo(2, 9)])
  expect(ends(0.97)).toEqual([expect.closeTo(0, 9), expect.closeTo(4, 9)])
})

it('moves both ends towards the long tail under BCa', () => {
  const d = normals(40, 3).map(Math.exp)
  const [low, high] = pairedBootstrap(d, { resamples: 5000 })
  const [bcaLow, bcaHigh] = pairedBootstrap(d, { resamples: 5000, method: 'bca' })
  expect(bcaLow).toBeGreaterThan(low)
  expect(bcaHigh).toBeGreaterThan(high)
})

it('mirrors under BCa when the differences change sign', () => {
  const d = normals(40, 4).map(Math.exp)
  const [low, high] = pairedBootstrap(d, { method: 'bca' })
  const [mirrorLow, mirrorHigh] = pairedBootstrap(
    d.map((value) => -value),
    { method: 'bca' },
  )
  expect([-mirrorHigh, -mirrorLow]).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)])
})

describe('clusters', () => {
  const centres = normals(50, 5)
  const d = centres.flatMap((centre) => Array<number>(8).fill(centre))
  const clusters = d.map((_, i) => i >> 3)

  it('as copies of one value count once', () => {
    const [low, high] = pairedBootstrap(centres)
    expect(pairedBootstrap(d, { clusters })).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)])
    expect(width(pairedBootstrap(d, { clusters }))).toBeGreaterThan(2.2 * width(pairedBootstrap(d)))
  })

  it('of one item each change nothing', () => {
    expect(pairedBootstrap(centres, { clusters: centres.map((_, i) => `c${i}`) })).toEqual(
      pairedBootstrap(centres),
    )
  })

  it('of unequal size weigh by their items', () => {
    const [low, high] = pairedBootstrap([1, 1, 1, 1, 0, 0], { clusters: [1, 1, 1, 1, 2, 2], level: 0.1 })
    expect([low, high]).toEqual([expect.closeTo(2 / 3, 12), expect.closeTo(2 / 3, 12)])
  })
})

it('takes 100 000 differences', () => {
  const d = Array.from({ length: 100_000 }, (_, i) => Math.sin(i))
  const [low, high] = pairedBootstrap(d)
  const [tLow, tHigh] = tInterval(d)
  expect(width([low, high]) / width([tLow, tHigh])).toBeCloseTo(1, 1)
})
