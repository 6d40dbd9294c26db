/** What the stored rows of a run tell while there is no summary of it. */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Call } from '../engine/index.ts'
import type { Row } from '../evaluate/index.ts'
import { openStore } from '../store/index.ts'
import { browse } from './browse.ts'
import { runSoFar } from './run-so-far.ts'

const usage = { input: 1, cachedInput: 0, cacheWrite: 0, output: 1, reasoning: 0 }

function row(index: number, score: number | null, costUsd: number | null): Row {
  const call: Call = {
    ...{ part: 'self', lm: 'openai/m', adapter: 'chat', messages: [], preambleLength: 0, text: 'x', usage },
    ...{ finishReason: 'stop', costUsd, listCostUsd: costUsd, latencyMs: 1, attempts: 1, cached: false },
  }
  const known = { index, exampleId: String(index), repeat: 0, inputs: {}, labels: {} }
  const outcome =
    score === null
      ? { scores: {}, error: { code: 'timeout', message: 'late', at: 'program' } as const }
      : { scores: { exact: { value: score } } }
  return { ...known, ...outcome, calls: [call], durationMs: 1 }
}

function soFarOf(rows: readonly Row[]) {
  const store = openStore(':memory:')
  onTestFinished(() => store.close())
  const { id } = store.createRun({
    ...{ kind: 'eval', task: 't', program: 'p', programHash: 'p', datasetPath: 'd.jsonl', datasetHash: 'd' },
    ...{ model: 'openai/m', metric: 'exact', metrics: ['exact'], config: {}, versions: {}, simulated: false },
  })
  store.addRows(id, rows)
  return runSoFar(browse(store), id)
}

describe('runSoFar', () => {
  it.each([
    { name: 'no row', rows: [], expected: { done: 0, errors: 0, score: null, costUsd: 0 } },
    {
      name: 'scores and an error',
      rows: [row(0, 1, 0.25), row(7, 0.5, 0.25), row(3, null, 0.5)],
      expected: { done: 3, errors: 1, score: 0.75, costUsd: 1 },
    },
    {
      name: 'a price that is not known',
      rows: [row(0, 1, 0.25), row(1, 0, null)],
      expected: { done: 2, errors: 0, score: 0.5, costUsd: null },
    },
  ])('$name', ({ rows, expected }) => {
    expect(soFarOf(rows)).toEqual(expected)
  })

  it('only counts where reading all rows would take too long', () => {
    const rows = Array.from({ length: 4001 }, (_, i) => row(i, 1, 0))
    expect(soFarOf(rows)).toEqual({ done: 4001, errors: 0 })
  })
})
