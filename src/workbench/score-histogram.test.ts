/** Scores are counted in ten bins, errors apart. */
import { describe, expect, it } from 'vitest'
import type { RowMark } from '../store/index.ts'
import { scoreHistogram } from './score-histogram.ts'

function counted(scores: readonly (number | null)[]) {
  const marks = scores.map((score, index) => ({ score, index }) as RowMark)
  return scoreHistogram(
    { marks: ({ after = -1, limit = 0 }) => marks.slice(after + 1, after + 1 + limit) },
    'r',
  )
}

describe('scoreHistogram', () => {
  it.each([
    { scores: [0, 0.05, 0.1, 0.95, 1], bins: [2, 1, 0, 0, 0, 0, 0, 0, 0, 2], errors: 0 },
    { scores: [null, 0.5, null], bins: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0], errors: 2 },
    { scores: [], bins: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], errors: 0 },
  ])('$scores', async ({ scores, ...expected }) => {
    expect(await counted(scores)).toEqual(expected)
  })

  it('reads runs of many pages', async () => {
    const { bins } = await counted(Array.from({ length: 9000 }, () => 1))
    expect(bins.at(-1)).toBe(9000)
  })
})
