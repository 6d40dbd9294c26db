/** Predictors: what reaches the model, and a prompt that is made ready once. */
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { z } from 'zod'
import { reply, scriptedLM } from '../../testing/index.ts'
import { type Adapter, chatAdapter, jsonAdapter } from '../adapter/index.ts'
import type { Program } from '../program/index.ts'
import { signature } from '../signature/index.ts'
import { predict } from './predict.ts'

const sig = signature({
  name: 'QA',
  instructions: 'Answer.',
  inputs: { question: z.string(), limit: z.int().default(3) },
  outputs: { answer: z.string() },
})
const answer = reply(sig, { answer: 'Yes' })

describe('a predictor', () => {
  it('is a typed program of one part', () => {
    const qa = predict(sig)
    expectTypeOf(qa).toEqualTypeOf<
      Program<{ question: string; limit?: number | undefined }, { answer: string }>
    >()
    expect(qa.name).toBe('QA')
    expect(qa.signature).toBe(sig)
    expect(qa.predictors).toEqual({ self: { signature: sig } })
    expect(qa.state).toEqual({ self: { instructions: 'Answer.', demos: [] } })
  })

  it('sends its prompt, its inputs with defaults, and the sampling that was asked for', async () => {
    const lm = scriptedLM([answer])
    const signal = new AbortController().signal
    const sampling = { temperature: 0.1, maxTokens: 9, reasoningEffort: 'low', repeat: 2 }
    await predict(sig)({ question: 'Why?' }, { lm, signal, ...sampling })
    expect(lm.requests[0]).toMatchObject({ ...sampling, signal })
    expect(lm.requests[0]?.messages.at(-1)?.content).toBe('[[ ## question ## ]]\nWhy?\n[[ ## limit ## ]]\n3')
  })

  it('sends the instructions and demos of its state', async () => {
    const lm = scriptedLM([answer])
    const state = { self: { instructions: 'Answer in verse.', demos: [{ question: 'Who?', answer: 'Me' }] } }
    await predict(sig).withState(state)({ question: 'Why?' }, { lm })
    const [system, question, example] = lm.requests[0]?.messages ?? []
    expect(system?.content).toContain('Answer in verse.')
    expect(question?.content).toContain('Who?')
    expect(example?.content).toContain('Me')
  })

  it('sends the schema of the JSON adapter', async () => {
    const lm = scriptedLM(['{"answer": "Yes"}'])
    expect(await predict(sig)({ question: 'Why?' }, { lm, adapter: jsonAdapter })).toEqual({ answer: 'Yes' })
    expect(lm.requests[0]?.responseFormat).toMatchObject({ name: 'QA', schema: { required: ['answer'] } })
  })

  it('makes its prompt ready once per adapter', async () => {
    const prepare = vi.fn(chatAdapter.prepare)
    const adapter: Adapter = { ...chatAdapter, prepare }
    const qa = predict(sig)
    const lm = scriptedLM(() => answer)
    for (const question of ['a', 'b', 'c']) await qa({ question }, { lm, adapter })
    expect(prepare).toHaveBeenCalledTimes(1)
    await qa.withState(qa.state)({ question: 'd' }, { lm, adapter })
    expect(prepare).toHaveBeenCalledTimes(2)
  })

  it('refuses inputs that do not fit before it asks', async () => {
    const lm = scriptedLM([])
    // @ts-expect-error the question is a text
    await expect(predict(sig)({ question: 5 }, { lm })).rejects.toMatchObject({ code: 'invalid_inputs' })
    // @ts-expect-error the question is missing
    await expect(predict(sig)({}, { lm })).rejects.toMatchObject({ details: { fields: ['question'] } })
    expect(lm.requests).toEqual([])
  })

  it('wants a signature, not its text', () => {
    expect(() => predict('question -> answer' as never)).toThrow(
      "expected a signature, got a text; write predict(signature('question -> answer'))",
    )
  })

  it('says what to do without a model', async () => {
    await expect(predict(sig)({ question: 'Why?' })).rejects.toMatchObject({
      code: 'no_model',
      message: expect.stringContaining("configure({ lm: lm('openai/gpt-5-nano') })"),
    })
  })
})

it.each([
  ['a name for a model', { lm: 'openai/gpt-5-nano' }, 'invalid_model', "write lm('openai/gpt-5-nano')"],
  ['null for a model', { lm: null }, 'invalid_model', 'got null'],
  ['the name of a model of a part', { lm: { self: 'gpt-5' } }, 'invalid_model', 'lm of self'],
  ['a name for an adapter', { adapter: 'json' }, 'invalid_adapter', 'jsonAdapter or xmlAdapter, got `json`'],
  ['null for an adapter', { adapter: null }, 'invalid_adapter', 'got null'],
])('refuses %s', async (_, options, code, told) => {
  const call = predict(sig, { lm: scriptedLM([answer]) })({ question: 'Why?' }, options as never)
  await expect(call).rejects.toMatchObject({ code, message: expect.stringContaining(told) })
})

it.each([Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY])('asks nothing for %d reasks', async (maxReasks) => {
  const lm = scriptedLM([answer])
  await expect(predict(sig)({ question: 'Why?' }, { lm, maxReasks })).rejects.toMatchObject({
    code: 'invalid_reasks',
    message: expect.stringContaining(String(maxReasks)),
  })
  expect(lm.requests).toEqual([])
})
