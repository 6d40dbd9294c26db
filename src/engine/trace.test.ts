/** What calls add up to. */
import { expect, it } from 'vitest'
import { noUsage } from './lm/index.ts'
import { type Call, spendOf } from './trace.ts'

const call = (costUsd: number | null, listCostUsd: number | null): Call => ({
  part: 'self',
  lm: 'a/b',
  adapter: 'chat',
  messages: [],
  preambleLength: 0,
  text: '',
  finishReason: 'stop',
  usage: { input: 5, cachedInput: 1, cacheWrite: 2, output: 3, reasoning: 1 },
  costUsd,
  listCostUsd,
  latencyMs: 1,
  cached: false,
  attempts: 1,
})

it('is nothing for no calls', () => {
  expect(spendOf([])).toEqual({ usage: noUsage, costUsd: 0, listCostUsd: 0 })
})

it('is the sum over calls', () => {
  expect(spendOf([call(0.25, 0.5), call(0, 0.5)])).toEqual({
    usage: { input: 10, cachedInput: 2, cacheWrite: 4, output: 6, reasoning: 2 },
    costUsd: 0.25,
    listCostUsd: 1,
  })
})

it('is unknown where a price is', () => {
  expect(spendOf([call(0.25, 0.5), call(null, null), call(0.25, 0.5)])).toMatchObject({
    costUsd: null,
    listCostUsd: null,
  })
})
