/** Searching rows by the fields of a term: what fits, by what it is sorted, span by span. */
import { describe, expect, it } from 'vitest'
import type { Term } from './term.ts'
import { newCall, newRow, newRun, testStore } from './test-support.ts'

/** 0: right, fast, cached; 1: half, slow, dear; 2: wrong; 3: an error. In the run before, 0 was wrong and 2 right. */
function searched() {
  const store = testStore()
  const [before, runId] = [store.createRun(newRun()).id, store.createRun(newRun()).id]
  const scores = (exact: number) => ({ exact: { value: exact }, length: { value: 0.25 } })
  const error = { code: 'rate_limited', message: 'slow down, 100%', at: 'program' }
  const [fast, dear] = [
    newCall({ cached: true, costUsd: 0 }),
    newCall({ lm: 'openai/gpt-5-mini', costUsd: 2 }),
  ]
  const own = [
    { scores: scores(1), durationMs: 10, calls: [fast], metadata: { domain: 'Health', 'odd".key': 7 } },
    { scores: scores(0.5), durationMs: 9000, calls: [dear], metadata: { domain: 'transit', isNew: true } },
    { scores: scores(0), exampleId: 'other_2' },
    { scores: {}, error, prediction: undefined },
  ]
  store.addRows(
    runId,
    own.map((each, i) => newRow(i, each)),
  )
  store.addRows(
    before,
    [0, 0.5, 1].map((exact, i) => newRow(i, { ...own[i], scores: scores(exact) })),
  )
  return { store, runId, before }
}

describe('searchRows', () => {
  const term = (field: string, op: Term['op'], value: Term['value'] = ''): Term => ({ field, op, value })
  it.each<{ terms: readonly Term[]; found: readonly number[] }>([
    { terms: [], found: [0, 1, 2, 3] },
    { terms: [term('score', '<', 1)], found: [1, 2] },
    { terms: [{ ...term('score', '<', 1), isInverse: true }], found: [0, 3] },
    { terms: [term('score', '>=', 0.5), term('score', '<=', 0.5)], found: [1] },
    { terms: [term('error', 'exists')], found: [3] },
    { terms: [term('error', 'holds', 'RATE')], found: [3] },
    { terms: [term('error', 'holds', '100%')], found: [3] },
    { terms: [term('error', 'holds', '1_0')], found: [] },
    { terms: [term('cached', '=', 1)], found: [0] },
    { terms: [term('cost', '>', 1)], found: [1] },
    { terms: [term('latency', '>', 2000)], found: [1] },
    { terms: [term('model', 'holds', 'mini')], found: [1] },
    { terms: [term('index', '=', 2)], found: [2] },
    { terms: [term('id', '=', 'EXAMPLE-*')], found: [0, 1, 3] },
    { terms: [term('id', '=', 'other-2')], found: [] },
    { terms: [term('text', 'fuzzy', 'ot2')], found: [2] },
    { terms: [term('text', 'holds', 'country 3')], found: [3] },
    { terms: [{ ...term('text', 'holds', 'lima'), isInverse: true }], found: [3] },
    { terms: [term('flip', '=', 'up')], found: [0] },
    { terms: [term('flip', '=', 'down')], found: [2] },
    { terms: [term('flip', 'exists')], found: [0, 2] },
    { terms: [term('meta.domain', '=', 'health')], found: [0] },
    { terms: [term('meta.domain', 'exists')], found: [0, 1] },
    { terms: [term('meta.isNew', '=', 'true')], found: [1] },
    { terms: [term('meta.odd".key', '=', '7')], found: [0] },
    { terms: [term('metric.length', '=', 0.25)], found: [0, 1, 2] },
    { terms: [term('nonsense', 'exists')], found: [] },
    { terms: [term('nonsense.dotted', '=', 1)], found: [] },
  ])('$terms', ({ terms, found }) => {
    const { store, runId, before } = searched()
    expect(store.searchRows({ runId, terms, against: before }).map(({ index }) => index)).toEqual(found)
  })

  it('gives the values that matches are sorted by, in spans of indexes', () => {
    const { store, runId } = searched()
    expect(store.searchRows({ runId, sortBy: 'score', from: 1, to: 4 })).toEqual([
      { index: 1, key: 0.5 },
      { index: 2, key: 0 },
      { index: 3, key: null },
    ])
    expect(store.searchRows({ runId, which: 'errors' })).toEqual([{ index: 3, key: null }])
  })

  it('knows the last row of a run', () => {
    const { store, runId } = searched()
    expect([store.lastRow(runId), store.lastRow('nope')]).toEqual([3, -1])
  })

  it('reads rows in the order that is asked for, without those that are gone', () => {
    const { store, runId } = searched()
    expect(store.rowsAt(runId, [3, 99, 0]).map(({ index }) => index)).toEqual([3, 0])
    expect(store.rowsAt(runId, [])).toEqual([])
  })
})

describe('runs', () => {
  it.each<{ terms?: readonly Term[]; by?: string; isReverse?: boolean; found: readonly string[] }>([
    { found: ['c', 'b', 'a'] },
    { by: 'score', found: ['a', 'b', 'c'] },
    { by: 'score', isReverse: true, found: ['b', 'a', 'c'] },
    { by: 'task', found: ['c', 'a', 'b'] },
    { by: 'nonsense', found: ['c', 'b', 'a'] },
    { terms: [{ field: 'model', op: 'holds', value: 'MINI' }], found: ['b'] },
    { terms: [{ field: 'score', op: '>', value: 0.3 }], found: ['b'] },
    { terms: [{ field: 'status', op: '=', value: 'running' }], found: ['c'] },
    { terms: [{ field: 'status', op: '=', value: 'd*' }], found: ['b', 'a'] },
    { terms: [{ field: 'text', op: 'holds', value: 'hmw' }], found: ['b'] },
    { terms: [{ field: 'errors', op: '=', value: 0 }], found: ['b', 'a'] },
  ])('$terms by $by, reverse: $isReverse', ({ terms, by, isReverse, found }) => {
    const store = testStore()
    const summary = (score: number) => ({
      ...{ n: 2, scored: 2, errors: 0, calls: 2, cached: 0, costUsd: 1, listCostUsd: 1 },
      ...{ usage: newCall().usage, latencyMs: { p50: 1, p95: 2 } },
      metrics: { exact: { score, ci: null } },
    })
    const made = [
      { name: 'a', run: store.createRun(newRun()), score: 0.25 },
      { name: 'b', run: store.createRun(newRun({ task: 'hmw', model: 'simulated/gpt-5-mini' })), score: 0.5 },
      { name: 'c', run: store.createRun(newRun()) },
    ]
    for (const { run, score } of made)
      if (score !== undefined) store.updateRun(run.id, { status: 'done', summary: summary(score) })
    const query = { terms, order: by === undefined ? undefined : { by, isReverse } }
    const nameOf = (id: string) => made.find(({ run }) => run.id === id)?.name
    expect(store.runs(query).map(({ id }) => nameOf(id))).toEqual(found)
    expect(store.countRuns(query)).toBe(found.length)
  })
})
