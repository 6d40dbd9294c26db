/** Which run another is measured by, and how the score of a task went. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeRun } from '../testing/fake-browser.ts'
import { baselineOf } from './baseline.ts'
import { scoresUpTo } from './past-scores.ts'
import { readerOf } from './reader.ts'

/** A run with a score, of which later ids are newer. */
function scored(id: string, score: number | null, own: Parameters<typeof fakeRun>[0] = {}) {
  const { summary } = fakeRun()
  if (summary === undefined) throw new Error('expected a summary')
  return fakeRun({ id, summary: { ...summary, metrics: { hmw_quality: { score, ci: null } } }, ...own })
}

const runs = [
  scored('run-7', 0.9),
  scored('run-6', 0.8, { status: 'failed' }),
  scored('run-5', 0.7, { datasetHash: 'other' }),
  scored('run-4', 0.6, { metric: 'other', metrics: ['other'] }),
  scored('run-3', 0.5, { kind: 'compile' }),
  scored('run-2', 0.4),
  scored('run-1', null),
]
const reader = readerOf(fakeBrowser({ runs }))

describe('baselineOf', () => {
  it.each([
    { id: 'run-7', baseline: 'run-2' },
    { id: 'run-2', baseline: 'run-1' },
    { id: 'run-1', baseline: undefined },
  ])('of $id is $baseline', ({ id, baseline }) => {
    expect(baselineOf(reader, reader.run(id))?.id).toBe(baseline)
  })
})

describe('scoresUpTo', () => {
  it.each([
    { id: 'run-7', most: 9, scores: [0.4, 0.5, 0.9] },
    { id: 'run-7', most: 2, scores: [0.5, 0.9] },
    { id: 'run-5', most: 9, scores: [0.7] },
    { id: 'run-1', most: 9, scores: [] },
  ])('$id, $most at most', ({ id, most, scores }) => {
    expect(scoresUpTo(reader, reader.run(id), most)).toEqual(scores)
  })
})
