/** The runs: what keys make of where one stands. */
import { describe, expect, it } from 'vitest'
import { runFields } from '../../filter/fields.ts'
import type { Motion } from '../../keys/motion.ts'
import { type RunsState, reduceRuns, runsSorting, runsStart } from './runs-state.ts'

const ids = Array.from({ length: 30 }, (_, i) => `run-${String(i).padStart(2, '0')}`)
const data = {
  ...{ list: { selected: 4, top: 0 }, count: 30, height: 10 },
  ...{ fields: runFields, sorting: runsSorting, seek: () => undefined },
  idAt: (position: number) => ids[position],
  idsAt: (from: number, count: number) => ids.slice(from, from + count),
  taskAt: () => 'hmw',
  baselineOf: (id: string): string | undefined => (id === 'run-04' ? 'run-02' : undefined),
}
const down: Motion = { type: 'moved', by: 1, unit: 'line' }
const marking = (...marked: string[]): RunsState => ({ ...runsStart, marks: { ids: new Set(marked) } })

describe('reduceRuns', () => {
  it('moves from where the list stands now, and remembers the run', () => {
    expect(reduceRuns(runsStart, down, data).state).toMatchObject({
      ...{ list: { selected: 5, top: 0 }, at: 'run-05' },
    })
  })

  it('opens the selected run', () => {
    expect(reduceRuns(runsStart, { type: 'opened' }, data)).toMatchObject({
      state: { at: 'run-04' },
      go: { screen: 'run', runId: 'run-04' },
    })
  })

  it("sets the task's runs against their cost", () => {
    expect(reduceRuns(runsStart, { type: 'frontier-opened' }, data).go).toEqual({
      ...{ screen: 'frontier', task: 'hmw' },
    })
  })

  it.each([
    { marked: ['run-09', 'run-02'], a: 'run-02', b: 'run-09' },
    { marked: ['run-01'], a: 'run-01', b: 'run-04' },
    { marked: [], a: 'run-02', b: 'run-04' },
    { marked: ['run-04'], a: 'run-02', b: 'run-04' },
  ])('compares $marked, the older first', ({ marked, a, b }) => {
    expect(reduceRuns(marking(...marked), { type: 'compared' }, data)).toMatchObject({
      go: { screen: 'compare', a, b },
    })
  })

  it.each([
    { marked: ['run-01', 'run-02', 'run-03'], note: '3 runs are marked' },
    { marked: [], note: 'No run to compare it with' },
  ])('says why $marked cannot be compared', ({ marked, note }) => {
    const alone = { ...data, baselineOf: () => undefined }
    const step = reduceRuns(marking(...marked), { type: 'compared' }, alone)
    expect([step.go, step.note]).toEqual([undefined, expect.stringContaining(note)])
  })

  it('opens nothing in an empty history', () => {
    const empty = { ...data, count: 0, idAt: () => undefined, taskAt: () => undefined }
    for (const type of ['opened', 'compared', 'frontier-opened'] as const)
      expect(reduceRuns(runsStart, { type }, empty)).toEqual({ state: runsStart })
  })
})
