/** The two-step adapter: a free answer by one model, its fields read by another. */
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { adapterContract, scriptedLM } from '../../testing/index.ts'
import { traced } from '../context.ts'
import { predict } from '../predict/index.ts'
import { signature } from '../signature/index.ts'
import { jsonAdapter } from './json.ts'
import { twoStepAdapter } from './two-step.ts'

describe('contract', () => adapterContract(it, twoStepAdapter({ extractor: scriptedLM([]) })))

const sig = signature({
  instructions: 'Name the capital.',
  inputs: { country: z.string() },
  outputs: { capital: z.string(), people: z.int().describe('inhabitants') },
})
const free = 'It is Oslo, with some 700000 people.'

it('asks freely, then has the fields read out of the words', async () => {
  const strong = scriptedLM([free], { id: 'x/strong' })
  const cheap = scriptedLM(['{"capital":"Oslo","people":700000}'], { id: 'x/cheap' })
  const ask = predict(sig, {
    lm: strong,
    adapter: twoStepAdapter({ extractor: cheap, adapter: jsonAdapter }),
  })
  const { value, calls } = await traced(() => ask({ country: 'Norway' }))
  expect(value).toEqual({ capital: 'Oslo', people: 700000 })
  expect(calls.map(({ lm, adapter }) => [lm, adapter])).toEqual([
    ['x/strong', 'two-step'],
    ['x/cheap', 'json'],
  ])
  expect(strong.requests[0]?.messages[0]?.content).toContain('- people: JSON integer: inhabitants')
  expect(strong.requests[0]?.responseFormat).toBeUndefined()
  expect(cheap.requests[0]?.messages.at(-1)?.content).toContain(free)
  expect(cheap.requests[0]?.messages[0]?.content).not.toContain('Name the capital')
})

it('makes both prompts ready once, not once per call', async () => {
  const prepare = vi.fn(jsonAdapter.prepare)
  const extractor = scriptedLM(() => '{"capital":"Oslo","people":7}')
  const adapter = twoStepAdapter({ extractor, adapter: { ...jsonAdapter, prepare } })
  const ask = predict(sig, { lm: scriptedLM(() => free), adapter })
  for (const country of ['Norway', 'Oslo']) await ask({ country })
  expect(prepare).toHaveBeenCalledTimes(1)
  const [first, second] = extractor.requests
  expect(second?.messages[0]).toBe(first?.messages[0])
})

it('asks the extractor again, not the strong model, when the fields cannot be read', async () => {
  const strong = scriptedLM([free])
  const cheap = scriptedLM(['no idea', '[[ ## capital ## ]]\nOslo\n[[ ## people ## ]]\n7'])
  const ask = predict(sig, { lm: strong, adapter: twoStepAdapter({ extractor: cheap }) })
  expect(await ask({ country: 'Norway' })).toEqual({ capital: 'Oslo', people: 7 })
  expect([strong.requests.length, cheap.requests.length]).toEqual([1, 2])
})

it('asks the strong model again for an empty answer: out of nothing only inventions could be read', async () => {
  const strong = scriptedLM(['', ' '])
  const cheap = scriptedLM([])
  const ask = predict(sig, { lm: strong, adapter: twoStepAdapter({ extractor: cheap }) })
  await expect(ask({ country: 'Norway' })).rejects.toMatchObject({ code: 'unparsable_completion' })
  expect([strong.requests.length, cheap.requests.length]).toEqual([2, 0])
})

it.each([{ extractor: 'gpt-5' }, {}])('wants a model that extracts: %o is none', (options) => {
  expect(() => twoStepAdapter(options as never)).toThrow(expect.objectContaining({ code: 'invalid_model' }))
})

it('has no draft read out of the thinking', async () => {
  const strong = scriptedLM(['<think>Is it Bergen?</think>', `<think>Or Bergen?</think>${free}`])
  const cheap = scriptedLM(['[[ ## capital ## ]]\nOslo\n[[ ## people ## ]]\n7'])
  await predict(sig, { lm: strong, adapter: twoStepAdapter({ extractor: cheap }) })({ country: 'Norway' })
  expect(strong.requests.length).toBe(2)
  expect(JSON.stringify(cheap.requests)).not.toContain('Bergen')
})
