/** Rows on their way to a real store: what was paid for is there before its place is given away. */
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Call } from '../engine/index.ts'
import type { Row } from '../evaluate/index.ts'
import { openStore } from '../store/index.ts'
import { keepRows } from './keep-rows.ts'

function keeping() {
  const opened = openStore(':memory:')
  onTestFinished(() => opened.close())
  const store = { ...opened, addRows: vi.fn(opened.addRows) }
  const { id } = store.createRun({
    ...{ kind: 'eval', task: 't', program: 'p', programHash: 'p', datasetPath: 'd.jsonl', datasetHash: 'd' },
    ...{ model: 'openai/m', metric: 'exact', metrics: ['exact'], config: {}, versions: {}, simulated: false },
  })
  const count = () => store.countRows({ runId: id })
  return { store, keeper: keepRows(store, id), count }
}

function row(index: number, ...cached: boolean[]): Row {
  const usage = { input: 1, cachedInput: 0, cacheWrite: 0, output: 1, reasoning: 0 }
  const call: Omit<Call, 'cached'> = {
    ...{ part: 'self', lm: 'openai/m', adapter: 'chat', messages: [], preambleLength: 0, text: 'x', usage },
    ...{ finishReason: 'stop', costUsd: 1, listCostUsd: 1, latencyMs: 1, attempts: 1 },
  }
  const calls = cached.map((isCached) => ({ ...call, cached: isCached }))
  const known = { exampleId: String(index), repeat: 0, inputs: { q: index }, labels: {} }
  return { index, ...known, scores: { exact: { value: 1 } }, calls, durationMs: 1 }
}

it('paid rows are written before they count as kept, those of one turn together', async () => {
  const { store, keeper, count } = keeping()
  const kept = [row(0, false), row(1, true, false), row(2, true)].map((each) => keeper.add(each))
  expect(count()).toBe(0)
  await kept[0]
  expect(count()).toBe(3)
  await Promise.all(kept)
  expect(store.addRows).toHaveBeenCalledTimes(1)
  await keeper.add(row(3, false))
  expect(store.addRows).toHaveBeenCalledTimes(2)
})

it('rows that cost nothing wait for a batch', async () => {
  const { keeper, count } = keeping()
  await keeper.add(row(0, true))
  await keeper.add(row(1))
  expect(count()).toBe(0)
  for (let index = 2; index < 100; index += 1) await keeper.add(row(index, true))
  expect(count()).toBe(100)
  await keeper.add(row(100, true))
  keeper.close()
  expect(count()).toBe(101)
})

it('a failure of the store is told to all whose rows it concerns, and the rows are written later', async () => {
  const { store, keeper, count } = keeping()
  store.addRows.mockImplementationOnce(() => {
    throw new Error('disk full')
  })
  const ends = await Promise.allSettled([keeper.add(row(0, false)), keeper.add(row(1, false))])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(count()).toBe(0)
  keeper.close()
  expect(count()).toBe(2)
})
