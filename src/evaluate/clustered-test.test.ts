/** Clusters: the reference value of the field, and data that would mislead without them. */
import { expect, it } from 'vitest'
import { comparePairs } from './compare.ts'
import { statistics } from './index.ts'

const bits = (text: string) => [...text].map(Number)
const pairs = bits('1010100101').map((b, i) => ({ a: bits('1110101101')[i] as number, b }))
const byTwo = pairs.map((_, i) => `c${Math.floor(i / 2)}`)

it('takes the clustered standard error with C − 1 degrees of freedom', () => {
  const { ci, difference, test } = comparePairs(pairs, { clusters: byTwo })
  const half = statistics.studentTQuantile(0.975, 4) * 0.122474
  expect(difference).toBeCloseTo(-0.2, 12)
  expect(ci?.[0]).toBeCloseTo(-0.2 - half, 5)
  expect(ci?.[1]).toBeCloseTo(-0.2 + half, 5)
  expect(test).toBe('sign-flip')
})

it('does not take one text asked in ten ways for ten observations', () => {
  const better = Array.from({ length: 30 }, () => ({ a: 0, b: 1 }))
  const clusters = better.map((_, i) => `text ${i % 3}`)
  expect(comparePairs(better).verdict).toBe('b_better')
  const clustered = comparePairs(better, { clusters })
  expect(clustered).toMatchObject({ p: 0.25, verdict: 'cannot_tell' })
  expect((clustered.ci?.[1] ?? 0) - (clustered.ci?.[0] ?? 0)).toBeGreaterThan(0.5)
})

it('is the plain test when every example is its own cluster', () => {
  const d = [0.1, 0.3, -0.2, 0.4, 0.2]
  const graded = d.map((difference) => ({ a: 0.4, b: 0.4 + difference }))
  const alone = comparePairs(graded, { clusters: d.map((_, i) => `c${i}`) })
  expect(alone.p).toBeCloseTo(comparePairs(graded).p as number, 12)
  expect(alone.ci?.[0]).toBeCloseTo(comparePairs(graded).ci?.[0] as number, 9)
})

it.each([1, 11])('refuses %d labels for 10 pairs', (n) => {
  const clusters = Array.from({ length: n }, () => 'a')
  const refusal = expect.objectContaining({
    code: 'invalid_clusters',
    message: expect.stringContaining(`got ${n}`),
  })
  expect(() => comparePairs(pairs, { clusters })).toThrow(refusal)
})
