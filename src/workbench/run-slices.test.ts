/** The slices of a run: one table for each metadata key that tells kinds of examples apart. */
import { describe, expect, it } from 'vitest'
import type { RowMark } from '../store/index.ts'
import { runSlices } from './run-slices.ts'

function slicesIn(rows: readonly Pick<RowMark, 'score' | 'metadata'>[]) {
  const marks = rows.map((row, index) => ({ ...row, index, exampleId: `e${index}`, repeat: 0, costUsd: 0 }))
  return runSlices(
    { marks: ({ after = -1, limit = 0 }) => marks.filter(({ index }) => index > after).slice(0, limit) },
    'r',
  )
}

describe('runSlices', () => {
  it('has a table for each key, the worst slice first', async () => {
    const tables = await slicesIn([
      { score: 1, metadata: { domain: 'health', size: 1 } },
      { score: 0, metadata: { domain: 'transit', size: 2 } },
      { score: null, metadata: { domain: 'health', size: 1 } },
    ])
    expect(tables).toMatchObject([
      {
        key: 'domain',
        slices: [
          { value: 'transit', score: 0 },
          { value: 'health', score: 1, n: 1, errors: 1 },
        ],
      },
      { key: 'size' },
    ])
  })

  it.each([
    { name: 'a key that all examples share', of: () => ({ source: 'hand' }) },
    { name: 'a key with a value of its own for each example', of: (i: number) => ({ url: `u${i}` }) },
    { name: 'no metadata', of: () => undefined },
  ])('has none for $name', async ({ of }) => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ score: 1, metadata: of(i) }))
    expect(await slicesIn(rows as Pick<RowMark, 'score' | 'metadata'>[])).toEqual([])
  })

  it('reads runs of many pages', async () => {
    const rows = Array.from({ length: 4500 }, (_, i) => ({ score: 1, metadata: { half: String(i % 2) } }))
    const [table] = await slicesIn(rows)
    expect(table?.slices.map(({ n }) => n)).toEqual([2250, 2250])
  })
})
