/** Sums over rows: repeats, errors, unknown prices and latencies. */
import { describe, expect, it } from 'vitest'
import type { Call } from '../engine/index.ts'
import { statistics } from './index.ts'
import { scoreInterval } from './interval.ts'
import type { Row } from './row.ts'
import { tally } from './tally.ts'

const call = (own: Partial<Call> = {}): Call => ({
  ...{
    part: 'self',
    lm: 'm',
    adapter: 'chat',
    messages: [],
    preambleLength: 0,
    text: '',
    finishReason: 'stop',
  },
  usage: { input: 10, cachedInput: 2, cacheWrite: 0, output: 3, reasoning: 1 },
  ...{ costUsd: 0.5, listCostUsd: 0.5, latencyMs: 100, cached: false, attempts: 1 },
  ...own,
})

const row = (exampleId: string, value: number | null, calls: readonly Call[] = []): Row => ({
  ...{ index: 0, exampleId, repeat: 0, inputs: {}, labels: {}, calls, durationMs: 1 },
  scores: value === null ? {} : { exact: { value } },
  ...(value === null ? { error: { code: 'down', message: 'down', at: 'program' } } : {}),
})

function summaryOf(...rows: readonly Row[]) {
  const sums = tally(['exact'])
  for (const one of rows) sums.add(one)
  return sums.summary()
}

it('averages the repeats of an example first', () => {
  const { n, scored, metrics } = summaryOf(row('a', 1), row('a', 1), row('a', 1), row('b', 0))
  expect({ n, scored, score: metrics.exact?.score }).toEqual({ n: 4, scored: 4, score: 0.5 })
})

it('takes the repeats that have a score when others failed', () => {
  const { errors, metrics } = summaryOf(row('a', 1), row('a', null), row('b', 0), row('b', null))
  expect({ errors, score: metrics.exact?.score }).toEqual({ errors: 2, score: 0.5 })
})

it('has no score where every row is an error', () => {
  expect(summaryOf(row('a', null), row('b', null))).toMatchObject({
    n: 2,
    scored: 0,
    errors: 2,
    metrics: { exact: { score: null, ci: null } },
  })
})

it('adds usage and cost, and counts what came from the cache', () => {
  const hit = call({ cached: true, costUsd: 0 })
  expect(summaryOf(row('a', 1, [call(), hit]), row('b', null, [call()]))).toMatchObject({
    calls: 3,
    cached: 1,
    usage: { input: 30, cachedInput: 6, output: 9, reasoning: 3 },
    costUsd: 1,
    listCostUsd: 1.5,
  })
})

it('knows no cost once a price is unknown', () => {
  const unknown = call({ costUsd: null, listCostUsd: null })
  expect(summaryOf(row('a', 1, [call(), unknown, call()]))).toMatchObject({
    costUsd: null,
    listCostUsd: null,
  })
})

it('leaves failed calls out of the latency', () => {
  const failed = call({ latencyMs: 9_000, finishReason: 'error' })
  expect(summaryOf(row('a', 1, [call({ latencyMs: 300 }), failed, call()])).latencyMs).toEqual({
    p50: 200,
    p95: 290,
  })
  expect(summaryOf(row('a', null, [failed])).latencyMs).toBeNull()
})

describe('the interval of a score', () => {
  it('is Wilson for yes/no scores and Student for graded ones, cut to [0, 1]', () => {
    const yesNo = [1, 1, 1, 0, 1]
    expect(scoreInterval(yesNo)).toEqual(statistics.wilson(4, 5))
    const graded = [0.5, 0.4, 0.6, 0.6]
    expect(scoreInterval(graded)).toEqual(statistics.tInterval(graded))
    expect(scoreInterval([0.1, 0.99, 0.98])).toEqual([0, 1])
  })

  it.each([
    { value: 1, n: 3 },
    { value: 0, n: 4 },
    { value: 0.5, n: 2 },
    { value: 0.3, n: 1 },
    { value: 1, n: 1 },
    { value: 0.7, n: 500 },
  ])('is never of width zero: $n times $value', ({ value, n }) => {
    const [low, high] = scoreInterval(Array.from({ length: n }, () => value))
    expect(high).toBeGreaterThan(low)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(high).toBeLessThanOrEqual(1)
    expect(low).toBeLessThanOrEqual(value)
    expect(high).toBeGreaterThanOrEqual(value)
  })
})
