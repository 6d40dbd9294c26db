/** Rows and calls: what comes out is what went in; filters and pages. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call } from '../engine/index.ts'
import type { Row } from '../evaluate/index.ts'
import {
  newCall,
  newRow,
  newRun,
  newSummary,
  preamble,
  temporaryPath,
  testStore,
  throughJson,
  thrownBy,
} from './test-support.ts'
import type { RowQuery } from './types.ts'

describe('addRows', () => {
  it('keeps a row as it was, with score, cost and whether it was free', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    const row = newRow(7, {
      metadata: { source: 'hand' },
      calls: [newCall(), newCall({ cached: true, costUsd: 0 })],
    })
    store.addRows(runId, [row])
    const { calls: _calls, ...own } = row
    const expected = { ...own, runId, score: 1, costUsd: 0.00123, cached: false }
    expect(store.row(runId, 7)).toStrictEqual(expected)
    expect(store.rows({ runId })).toStrictEqual([expected])
    expect(store.row(runId, 8)).toBeUndefined()
    expect(store.row('nope', 7)).toBeUndefined()
  })

  it.each<{ name: string; own: Partial<Row>; expected: object }>([
    {
      name: 'an error row has no score',
      own: { error: failure('program'), scores: {} },
      expected: { score: null },
    },
    {
      name: 'nor has one whose metric failed late',
      own: { error: failure('length') },
      expected: { score: null },
    },
    {
      name: 'nor one that lacks the metric',
      own: { scores: { length: { value: 1 } } },
      expected: { score: null },
    },
    {
      name: "the score is that of the run's metric",
      own: { scores: { length: { value: 1 }, exact: { value: 0.25 } } },
      expected: { score: 0.25 },
    },
    {
      name: 'an unknown price makes the cost unknown',
      own: { calls: [newCall(), newCall({ costUsd: null })] },
      expected: { costUsd: null },
    },
    {
      name: 'cached is a row all of whose calls were',
      own: { calls: [newCall({ cached: true })] },
      expected: { cached: true },
    },
    {
      name: 'a row without calls is not cached and free',
      own: { calls: [] },
      expected: { cached: false, costUsd: 0 },
    },
  ])('$name', ({ own, expected }) => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    store.addRows(runId, [newRow(0, own)])
    expect(store.row(runId, 0)).toMatchObject(expected)
  })

  it('leaves out what a row lacks', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    store.addRows(runId, [
      newRow(0, { prediction: undefined, metadata: undefined, error: failure('program') }),
    ])
    const row = store.row(runId, 0)
    expect(row).not.toHaveProperty('prediction')
    expect(row).not.toHaveProperty('metadata')
  })

  it('keeps calls exactly, in order, whatever their preamble', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    const calls: Call[] = [
      newCall({ temperature: 0, maxTokens: 3000, reasoningEffort: 'low' }),
      newCall({ error: { code: 'rate_limited', message: 'slow down' }, text: '', finishReason: 'error' }),
      newCall({ messages: preamble, preambleLength: 0, costUsd: null, listCostUsd: null }),
      newCall({ messages: preamble, preambleLength: preamble.length }),
      newCall({ text: 'Zürich 東京 🗼 "quoted" \\ \u0000 \u2028', cached: true, attempts: 0, costUsd: 0 }),
    ]
    store.addRows(runId, [newRow(0, { calls }), newRow(1, { calls: [] })])
    expect(store.calls(runId, 0)).toStrictEqual(calls)
    expect(store.calls(runId, 1)).toEqual([])
    expect(store.calls(runId, 2)).toEqual([])
  })

  it('gives back any row, deep-equal through JSON', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    const text = fc.string({ unit: 'grapheme' })
    const values = fc.dictionary(text, fc.jsonValue())
    const rows = fc.record({
      inputs: values,
      labels: values,
      prediction: values,
      exampleId: text,
      reply: text,
    })
    let index = 0
    fc.assert(
      fc.property(rows, ({ reply, ...own }) => {
        index += 1
        const row = newRow(index, { ...own, calls: [newCall({ text: reply })] })
        store.addRows(runId, [row])
        const { calls, ...expected } = throughJson(row)
        expect(throughJson(store.row(runId, index))).toMatchObject(expected)
        expect(store.calls(runId, index)).toEqual(calls)
      }),
      { numRuns: 200 },
    )
  })

  it('replaces a row of the same index with its calls, as a second try does', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    store.addRows(runId, [newRow(0, { error: failure('program'), calls: [newCall(), newCall(), newCall()] })])
    store.addRows(runId, [newRow(0)])
    expect(store.countRows({ runId })).toBe(1)
    expect(store.countRows({ runId, which: 'errors' })).toBe(0)
    expect(store.calls(runId, 0)).toEqual([newCall()])
  })

  it('sets the summary in the same transaction', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    store.addRows(runId, [newRow(0)], newSummary())
    expect(store.run(runId).summary).toEqual(newSummary())
    store.addRows(runId, [newRow(1)])
    expect(store.run(runId).summary).toEqual(newSummary())
  })

  it('adds all rows or none', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    const bad = newRow(1, { prediction: { number: 1n } })
    expect(() => store.addRows(runId, [newRow(0), bad])).toThrow(/BigInt/)
    expect(store.countRows({ runId })).toBe(0)
  })

  it('refuses rows of a run that is not there (any more)', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    store.deleteRun(runId)
    expect(thrownBy(() => store.addRows(runId, [newRow(0)]))).toMatchObject({ code: 'unknown_run' })
  })
})

describe('rows', () => {
  /** 0: right, 1: half, 2: wrong, 3: error, 4: right, … */
  function mixed(count = 12) {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    const rows = Array.from({ length: count }, (_, index) => {
      const value = [1, 0.5, 0][index % 4]
      const own =
        value === undefined ? { error: failure('program'), scores: {} } : { scores: { exact: { value } } }
      return newRow(index, own)
    })
    store.addRows(runId, rows.toReversed())
    store.addRows(store.createRun(newRun()).id, [newRow(0)])
    const found = (query: Omit<RowQuery, 'runId'> = {}) =>
      store.rows({ runId, ...query }).map(({ index }) => index)
    const count_ = (query: Omit<RowQuery, 'runId'> = {}) => store.countRows({ runId, ...query })
    return { found, count: count_ }
  }

  it('come in order of index, however they were added', () => {
    expect(mixed().found()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it.each([
    { which: 'all', expected: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    { which: 'failing', expected: [1, 2, 3, 5, 6, 7, 9, 10, 11] },
    { which: 'errors', expected: [3, 7, 11] },
  ] as const)('$which are filtered, counted and paged', ({ which, expected }) => {
    const { found, count } = mixed()
    expect(found({ which })).toEqual(expected)
    expect(count({ which })).toBe(expected.length)
    expect(found({ which, offset: 1, limit: 2 })).toEqual(expected.slice(1, 3))
    expect(found({ which, offset: 2 })).toEqual(expected.slice(2))
    expect(found({ which, limit: 0 })).toEqual([])
    expect(found({ which, offset: 99, limit: 5 })).toEqual([])
  })

  it('read failing rows and errors from an index', () => {
    const path = temporaryPath('whetstone.db')
    testStore(path)
    const db = new Database(path)
    const planOf = (condition: string) =>
      JSON.stringify(
        db.prepare(`EXPLAIN QUERY PLAN SELECT count(*) FROM rows WHERE run_id = ? AND ${condition}`).all('r'),
      )
    expect(planOf('(score IS NULL OR score < 1)')).toContain('COVERING INDEX rows_failing')
    expect(planOf('error IS NOT NULL')).toContain('INDEX rows_errors')
    db.close()
  })
})

function failure(at: string) {
  return { code: 'provider_error', message: 'no answer', at }
}
