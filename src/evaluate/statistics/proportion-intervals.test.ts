/** Wilson, Clopper-Pearson and Newcombe intervals against the tables of their papers. */
import { describe, expect, it } from 'vitest'
import { incompleteBeta } from './beta.ts'
import { clopperPearson } from './clopper-pearson.ts'
import { newcombe } from './newcombe.ts'
import { wilson } from './wilson.ts'

const close = (ends: readonly number[], digits: number) => ends.map((end) => expect.closeTo(end, digits))

describe('wilson', () => {
  it.each([
    { k: 81, n: 263, ends: [0.255289, 0.36621] },
    { k: 15, n: 148, ends: [0.062386, 0.160487] },
    { k: 0, n: 20, ends: [0, 0.161125] },
    { k: 1, n: 29, ends: [0.006113, 0.171755] },
    { k: 17, n: 20, ends: [0.639581, 0.947631] },
    { k: 850, n: 1000, ends: [0.826531, 0.87079] },
    { k: 5, n: 5, ends: [0.565518, 1] },
    { k: 80, n: 100, ends: [0.711171, 0.866633] },
    { k: 1, n: 20, ends: [0.008881, 0.236131] },
    { k: 500, n: 1000, ends: [0.46907, 0.53093] },
  ])('$k of $n', ({ k, n, ends }) => {
    expect(wilson(k, n)).toEqual(close(ends, 6))
  })

  it('ends exactly at 0 and 1', () => {
    expect(wilson(0, 7)[0]).toBe(0)
    expect(wilson(7, 7)[1]).toBe(1)
  })

  it.each([0.5, 0.8, 0.99])('mirrors at level %d', (level) => {
    const [low, high] = wilson(3, 11, level)
    expect(wilson(8, 11, level)).toEqual(close([1 - high, 1 - low], 14))
  })
})

describe('clopperPearson', () => {
  it.each([
    { k: 17, n: 20, ends: [0.621073, 0.967929] },
    { k: 10, n: 10, ends: [0.691503, 1] },
    { k: 81, n: 263, ends: [0.252737, 0.367622] },
    { k: 0, n: 10, ends: [0, 0.308497] },
  ])('$k of $n', ({ k, n, ends }) => {
    expect(clopperPearson(k, n)).toEqual(close(ends, 6))
  })

  it.each([
    { k: 1, n: 100_000 },
    { k: 50_000, n: 100_000 },
    { k: 99_999, n: 100_000 },
  ])('leaves half the error in each binomial tail at $k of $n', ({ k, n }) => {
    const [low, high] = clopperPearson(k, n, 0.9)
    expect(incompleteBeta(low, k, n - k + 1)).toBeCloseTo(0.05, 9)
    expect(incompleteBeta(high, k + 1, n - k)).toBeCloseTo(0.95, 9)
  })

  it('with no failure in n has the rule of three as its bound', () => {
    expect(clopperPearson(0, 1000, 0.9)[1]).toBeCloseTo(3 / 1000, 4)
  })
})

describe('newcombe', () => {
  it.each([
    { counts: [36, 2, 12, 0], ends: [0.0569, 0.3404], source: 'Newcombe 1998' },
    { counts: [18, 2, 12, 18], ends: [0.0562, 0.329], source: 'Newcombe 1998' },
    { counts: [53, 0, 0, 1], ends: [-0.0729, 0.0729], source: 'Newcombe 1998' },
    { counts: [0, 0, 30, 0], ends: [0.8395, 1], source: 'Newcombe 1998' },
    { counts: [0, 30, 0, 0], ends: [-1, -0.8395], source: 'its mirror image' },
    { counts: [14, 0, 5, 22], ends: [0.0115, 0.2265], source: 'data of Altman 2000, table 6.2' },
  ] as const)('$counts ($source)', ({ counts: [both, aOnly, bOnly, neither], ends }) => {
    expect(newcombe({ both, aOnly, bOnly, neither })).toEqual(close(ends, 4))
  })

  it('changes its sign when a and b change places', () => {
    const [low, high] = newcombe({ both: 9, aOnly: 2, bOnly: 7, neither: 5 })
    expect(newcombe({ both: 9, aOnly: 7, bOnly: 2, neither: 5 })).toEqual(close([-high, -low], 14))
  })

  it('is narrower when the two systems agree on more items', () => {
    const width = ([low, high]: readonly [number, number]) => high - low
    const agree = newcombe({ both: 50, aOnly: 2, bOnly: 8, neither: 40 })
    const differ = newcombe({ both: 35, aOnly: 17, bOnly: 23, neither: 25 })
    expect(width(agree)).toBeLessThan(0.7 * width(differ))
  })
})
