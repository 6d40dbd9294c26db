/** Four rates; what is unknown stays unknown. */
import { expect, it } from 'vitest'
import { costOf } from './cost.ts'
import { addCost, addUsage, noUsage } from './types.ts'

const prices = { input: 2, cachedInput: 0.5, cacheWrite: 3, output: 10 }
const usage = {
  input: 1_000_000,
  cachedInput: 200_000,
  cacheWrite: 100_000,
  output: 300_000,
  reasoning: 250_000,
}

it.each([
  ['each kind at its rate, reasoning as output', usage, prices, 0.7 * 2 + 0.2 * 0.5 + 0.1 * 3 + 0.3 * 10],
  ['nothing for no tokens', noUsage, prices, 0],
  [
    'nothing for no tokens at unknown rates',
    noUsage,
    { input: null, cachedInput: null, cacheWrite: null, output: null },
    0,
  ],
  ['unknown without prices', usage, null, null],
  ['unknown where a rate that is needed is', usage, { ...prices, cacheWrite: null }, null],
  [
    'known where only an unneeded rate is unknown',
    { ...usage, cacheWrite: 0 },
    { ...prices, cacheWrite: null },
    0.8 * 2 + 0.2 * 0.5 + 0.3 * 10,
  ],
  ['free where it is free', usage, { input: 0, cachedInput: 0, cacheWrite: 0, output: 0 }, 0],
])('%s', (_, tokens, rates, dollars) => {
  const cost = costOf(tokens, rates)
  if (dollars === null) expect(cost).toBeNull()
  else expect(cost).toBeCloseTo(dollars, 10)
})

it('adds up, unknown where a part is', () => {
  expect(addCost(1, 2)).toBe(3)
  expect(addCost(null, 2)).toBeNull()
  expect(addCost(2, null)).toBeNull()
  expect(addUsage(usage, usage)).toEqual({
    input: 2e6,
    cachedInput: 4e5,
    cacheWrite: 2e5,
    output: 6e5,
    reasoning: 5e5,
  })
})
