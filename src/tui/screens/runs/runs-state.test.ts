/** The runs: what keys make of where one stands. */
import { describe, expect, it } from 'vitest'
import type { Motion } from '../../keys/motion.ts'
import { reduceRuns, runsStart } from './runs-state.ts'

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
      state: { list: { selected: 5, top: 0 }, runId: 'run-5' },
    })
  })

  it('opens the selected run', () => {
    expect(reduceRuns(runsStart, { type: 'opened' }, data)).toMatchObject({
      state: { runId: 'run-4' },
      go: { screen: 'run', runId: 'run-4' },
    })
  })

  it('opens nothing in an empty history', () => {
    const empty = { ...data, count: 0, idAt: () => undefined }
    expect(reduceRuns(runsStart, { type: 'opened' }, empty)).toEqual({ state: runsStart })
  })
})
