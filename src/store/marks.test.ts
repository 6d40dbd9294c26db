/** Rows without their texts: in the order of the run, and those of one example side by side. */
import { expect, it } from 'vitest'
import { newRow, newRun, testStore } from './test-support.ts'
import type { PairMark } from './types.ts'

it('gives the figures of rows by index, page after page', () => {
  const store = testStore()
  const runId = store.createRun(newRun()).id
  const error = { code: 'timeout', message: 'too slow', at: 'program' }
  store.addRows(runId, [
    newRow(3, { metadata: { source: 'hand' } }),
    newRow(0, { error, scores: {}, repeat: 1, calls: [] }),
    newRow(1, { scores: { exact: { value: 0.25 } } }),
  ])
  store.addRows(store.createRun(newRun()).id, [newRow(0)])
  const marks = store.marks({ runId })
  expect(marks).toStrictEqual([
    { index: 0, exampleId: 'example-0', repeat: 1, score: null, costUsd: 0 },
    { index: 1, exampleId: 'example-1', repeat: 0, score: 0.25, costUsd: 0.00123 },
    { index: 3, exampleId: 'example-3', repeat: 0, score: 1, costUsd: 0.00123, metadata: { source: 'hand' } },
  ])
  expect(store.scores(runId, 1)).toEqual({ exact: { value: 0.25 } })
  expect(store.scores(runId, 2)).toBeUndefined()
  expect(store.marks({ runId, limit: 2 })).toEqual(marks.slice(0, 2))
  expect(store.marks({ runId, after: 1, limit: 2 })).toEqual(marks.slice(2))
  expect(store.rows({ runId, after: 0, limit: 1 }).map(({ index }) => index)).toEqual([1])
})

it('hands over the rows of two runs example by example, and lets the store be read meanwhile', () => {
  const store = testStore()
  const [a, b, other] = [newRun(), newRun(), newRun()].map((run) => store.createRun(run).id)
  if (a === undefined || b === undefined || other === undefined) throw new Error('expected three runs')
  store.addRows(a, [newRow(0), newRow(1, { exampleId: 'x' }), newRow(2, { exampleId: 'x', repeat: 1 })])
  store.addRows(b, [newRow(0, { exampleId: 'x', labels: { other: true } }), newRow(1, { exampleId: 'y' })])
  store.addRows(other, [newRow(0, { exampleId: 'x' })])
  const groups: PairMark[][] = []
  store.marksByExample([a, b], (marks) => {
    groups.push([...marks])
    for (const { runId, index, exampleId } of marks)
      expect(store.row(runId, index)).toMatchObject({ exampleId })
  })
  const places = groups.map((marks) => marks.map(({ runId, index }) => [runId === a ? 'a' : 'b', index]))
  expect(places).toEqual([
    [['a', 0]],
    [
      ['a', 1],
      ['a', 2],
      ['b', 0],
    ],
    [['b', 1]],
  ])
  const [one, again, changed] = groups[1] ?? []
  expect(one?.exampleKey).not.toBe(changed?.exampleKey)
  expect(again).toMatchObject({ repeat: 1, score: 1 })
  store.marksByExample([a, a], ([mark]) => expect(mark?.runId).toBe(a))
})
