/** Rows of two runs are paired by example and repeat. */
import { describe, expect, it } from 'vitest'
import type { RowMark, Store } from '../store/index.ts'
import { comparedRows } from './compared-rows.ts'

function storeOf(runs: Readonly<Record<string, readonly Partial<RowMark>[]>>): Pick<Store, 'marks'> {
  return {
    marks: ({ runId, after = -1, limit = 0 }) =>
      (runs[runId] ?? [])
        .slice(after + 1, after + 1 + limit)
        .map((mark) => ({ repeat: 0, ...mark }) as RowMark),
  }
}

describe('comparedRows', () => {
  it('tells what changed, and what only one run has', async () => {
    const store = storeOf({
      a: [
        { exampleId: 'up', index: 0, score: 0 },
        { exampleId: 'down', index: 1, score: 1 },
        { exampleId: 'same', index: 2, score: 0.5 },
        { exampleId: 'error', index: 3, score: null },
        { exampleId: 'a b', index: 4, score: 1, repeat: 1 },
      ],
      b: [
        { exampleId: 'same', index: 0, score: 0.5 },
        { exampleId: 'up', index: 1, score: 0.2 },
        { exampleId: 'down', index: 2, score: 0 },
        { exampleId: 'error', index: 3, score: 1 },
        { exampleId: 'new', index: 4, score: 1 },
      ],
    })
    const rows = await comparedRows(store, ['a', 'b'])
    expect(rows.map(({ exampleId, change }) => [exampleId, change])).toEqual([
      ...[
        ['up', 'better'],
        ['down', 'worse'],
        ['same', 'equal'],
        ['error', 'unpaired'],
      ],
      ...[
        ['a b', 'unpaired'],
        ['new', 'unpaired'],
      ],
    ])
    expect(rows[0]).toMatchObject({ a: { index: 0 }, b: { index: 1, score: 0.2 } })
    expect(rows[4]).toMatchObject({ exampleId: 'a b', repeat: 1, b: undefined })
  })

  it('reads runs of many pages', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ exampleId: `e${index}`, index, score: 1 }))
    expect(await comparedRows(storeOf({ a: many, b: many }), ['a', 'b'])).toHaveLength(1001)
  })
})
