/** The loop of one prediction: asked again once, with the error told; never for an answer that was cut off. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ScriptedReply, scriptedLM } from '../../testing/index.ts'
import { traced, withCallSink } from '../context.ts'
import { LmError } from '../errors.ts'
import { signature } from '../signature/index.ts'
import type { Call } from '../trace.ts'
import { predict } from './predict.ts'

const qa = predict(
  signature({
    name: 'QA',
    inputs: { question: z.string() },
    outputs: { answer: z.string(), score: z.int() },
  }),
)
const good = '[[ ## answer ## ]]\nYes\n[[ ## score ## ]]\n7'
const usage = { input: 10, cachedInput: 0, cacheWrite: 0, output: 5, reasoning: 0 }

/** Runs the program on a script, and gives what came of it with every call that was emitted. */
async function run(replies: readonly ScriptedReply[], options: { maxReasks?: number } = {}) {
  const lm = scriptedLM(replies)
  const calls: Call[] = []
  const outcome = await withCallSink(
    (call) => calls.push(call),
    () =>
      qa({ question: 'Why?' }, { lm, ...options }).then(
        (value) => ({ value, error: undefined }),
        (error: unknown) => ({ value: undefined, error }),
      ),
  )
  return { ...outcome, lm, calls }
}

it('passes on that a call is to be asked anew', async () => {
  const lm = scriptedLM([good, good])
  await qa({ question: 'Why?' }, { lm, cache: false })
  await qa({ question: 'Why?' }, { lm })
  expect(lm.requests.map(({ cache }) => cache)).toEqual([false, undefined])
})

it('tells of an empty reply without an empty message', async () => {
  const { value, lm } = await run([' ', good])
  expect(value).toEqual({ answer: 'Yes', score: 7 })
  const told = lm.requests[1]?.messages.slice(-2)
  expect(told).toMatchObject([{ role: 'assistant', content: '(nothing)' }, { role: 'user' }])
})

describe('a usable reply', () => {
  it('takes one request', async () => {
    const { value, lm, calls } = await run([
      { text: good, usage, costUsd: 0.5, listCostUsd: 0.5, latencyMs: 12 },
    ])
    expect(value).toEqual({ answer: 'Yes', score: 7 })
    expect(lm.requests).toHaveLength(1)
    expect(calls).toEqual([
      {
        part: 'self',
        lm: 'scripted/model',
        adapter: 'chat',
        messages: lm.requests[0]?.messages,
        preambleLength: 1,
        temperature: undefined,
        maxTokens: undefined,
        reasoningEffort: undefined,
        text: good,
        finishReason: 'stop',
        usage,
        latencyMs: 12,
        cached: false,
        costUsd: 0.5,
        listCostUsd: 0.5,
        attempts: 1,
        error: undefined,
      },
    ])
  })

  it('in another form takes one request too', async () => {
    const { value, lm } = await run(['{"answer": "Yes", "score": 7}'])
    expect(value).toEqual({ answer: 'Yes', score: 7 })
    expect(lm.requests).toHaveLength(1)
  })
})

describe('a reply that cannot be used', () => {
  it('is asked for again, its error told', async () => {
    const bad = good.replace('7', 'high')
    const { value, lm, calls } = await run([bad, good])
    expect(value).toEqual({ answer: 'Yes', score: 7 })
    const [first, second] = lm.requests.map(({ messages }) => messages)
    expect(second?.slice(0, -2)).toEqual(first)
    expect(second?.slice(-2)).toEqual([
      { role: 'assistant', content: bad },
      {
        role: 'user',
        content: expect.stringMatching(/^That answer cannot be used: .*score .*expected integer/s),
      },
    ])
    expect(calls.map(({ error }) => error?.code)).toEqual(['unparsable_completion', undefined])
    expect(calls.map(({ preambleLength }) => preambleLength)).toEqual([1, 1])
  })

  it.each([
    [undefined, 2],
    [0, 1],
    [3, 4],
  ])('with maxReasks %s is the error after %i requests', async (maxReasks, requests) => {
    const { error, lm, calls } = await run(Array(5).fill('no'), maxReasks === undefined ? {} : { maxReasks })
    expect(error).toMatchObject({ code: 'unparsable_completion', missing: ['answer', 'score'], text: 'no' })
    expect(lm.requests).toHaveLength(requests)
    expect(calls).toHaveLength(requests)
  })

  it('complains of the last reply only', async () => {
    const { lm } = await run(['first', 'second', good], { maxReasks: 2 })
    expect(
      lm.requests[2]?.messages.map(({ content }) => content).filter((text) => text === 'first'),
    ).toHaveLength(1)
    expect(lm.requests[2]?.messages.at(-1)?.content).toContain('second')
  })
})

describe('an answer that is none', () => {
  it.each([
    ['length', 'truncated', good],
    ['length', 'truncated', ''],
    ['content_filter', 'content_filtered', ''],
    ['refusal', 'refused', 'I will not.'],
  ])('(%s) is the error %s and never asked for again', async (finishReason, code, text) => {
    const { error, lm, calls } = await run([{ text, finishReason, usage, costUsd: 0.25 }, good])
    expect(error).toBeInstanceOf(LmError)
    expect(error).toMatchObject({ code, retryable: false })
    expect(lm.requests).toHaveLength(1)
    expect(calls).toEqual([
      expect.objectContaining({ text, usage, costUsd: 0.25, error: expect.objectContaining({ code }) }),
    ])
  })
})

describe('a failing model', () => {
  it('is the error, and a call', async () => {
    const failure = new LmError('rate_limited', 'scripted/model: slow down', { retryable: true, attempts: 6 })
    const { error, lm, calls } = await run([failure, good])
    expect(error).toBe(failure)
    expect(lm.requests).toHaveLength(1)
    expect(calls).toEqual([
      expect.objectContaining({
        text: '',
        finishReason: 'error',
        attempts: 6,
        costUsd: 0,
        error: { code: 'rate_limited', message: 'scripted/model: slow down' },
      }),
    ])
  })

  it('fails the call also after a reply that could not be used', async () => {
    const { error, calls } = await run(['no', new TypeError('a bug')])
    expect(error).toBeInstanceOf(TypeError)
    expect(calls.map((call) => [call.error?.code, call.attempts])).toEqual([
      ['unparsable_completion', 1],
      ['type_error', 1],
    ])
  })
})

it('adds up what both requests cost', async () => {
  const lm = scriptedLM([
    { text: 'no', usage, costUsd: 1, listCostUsd: 1 },
    { text: good, usage, costUsd: 0, listCostUsd: 2 },
  ])
  const { usage: sum, costUsd, listCostUsd } = await traced(() => qa({ question: 'Why?' }, { lm }))
  expect({ input: sum.input, costUsd, listCostUsd }).toEqual({ input: 20, costUsd: 1, listCostUsd: 3 })
})
