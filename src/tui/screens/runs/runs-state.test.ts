/** The runs: what keys make of where one stands. */
import { describe, expect, it } from 'vitest'
import type { Motion } from '../../keys/motion.ts'
import { type RunsState, reduceRuns, runsStart } from './runs-state.ts'

const ids = Array.from({ length: 30 }, (_, i) => `run-${i}`)
const data = {
  list: { selected: 4, top: 0 },
  count: 30,
  height: 10,
  idAt: (position: number) => ids[position],
}
const down: Motion = { type: 'moved', by: 1, unit: 'line' }

describe('reduceRuns', () => {
  it('moves from where the list stands now, and remembers the run', () => {
    expect(reduceRuns(runsStart, down, data)).toEqual({
      state: { list: { selected: 5, top: 0 }, runId: 'run-5', marked: [] },
    })
  })

  it('opens the selected run', () => {
    expect(reduceRuns(runsStart, { type: 'opened' }, data)).toMatchObject({
      state: { runId: 'run-4' },
      go: { screen: 'run', runId: 'run-4' },
    })
  })

  it('marks at most two, the latest', () => {
    const mark = (state: RunsState, selected: number) =>
      reduceRuns(state, { type: 'marked' }, { ...data, list: { selected, top: 0 } }).state
    const three = [1, 2, 3].reduce(mark, runsStart)
    expect(three.marked).toEqual(['run-2', 'run-3'])
    expect(mark(three, 2).marked).toEqual(['run-3'])
  })

  it.each([
    { marked: ['run-9', 'run-2'], go: { screen: 'compare', a: 'run-2', b: 'run-9' } },
    { marked: ['run-1'], go: { screen: 'compare', a: 'run-1', b: 'run-4' } },
    { marked: ['run-4'], go: undefined },
    { marked: [], go: undefined },
  ])('compares $marked, the older first', ({ marked, go }) => {
    const step = reduceRuns({ ...runsStart, marked }, { type: 'compared' }, data)
    expect([step.go, step.note === undefined]).toEqual([go, go !== undefined])
  })

  it('opens nothing in an empty history', () => {
    const empty = { ...data, count: 0, idAt: () => undefined }
    expect(reduceRuns(runsStart, { type: 'opened' }, empty)).toEqual({ state: runsStart })
  })
})
