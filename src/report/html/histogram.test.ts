/** Bins of scores and latencies. */
import { describe, expect, it } from 'vitest'
import { foldRows } from './fold.ts'
import { logarithmicBins, scoreHistogram } from './histogram.ts'
import { openChart } from './plot.ts'

describe('logarithmicBins', () => {
  it.each([
    { values: [100] },
    { values: [0, 0.2, 1] },
    { values: [5, 50, 500, 5000, 5000] },
    { values: Array.from({ length: 1000 }, (_, i) => 10 + i) },
  ])('holds every value once in bins that widen', ({ values }) => {
    const bins = logarithmicBins(values)
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(values.length)
    expect(bins.length).toBeLessThanOrEqual(21)
    expect(bins[0]?.from).toBeCloseTo(Math.max(1, Math.min(...values)), 6)
    for (const { from, to } of bins) expect(to).toBeGreaterThan(from)
  })

  it('is empty without values', () => {
    expect(logarithmicBins([])).toEqual([])
  })
})

it('counts scores by tens, perfect ones apart', async () => {
  const rows = [0, 0.05, 1 - 0.9, 0.95, 1, 1, 1].map((score, index) => ({ index, score }))
  const { markup } = scoreHistogram(await openChart(), foldRows(rows, 0).bins)
  const labels = [...markup.matchAll(/<text[^>]*>(\d+)<\/text>/g)].map(([, label]) => label)
  expect(labels.slice(-4)).toEqual(['2', '1', '1', '3'])
  expect(markup).toMatch(/^<svg [^>]*role="img"/)
  expect(markup).not.toContain('xmlns')
})
