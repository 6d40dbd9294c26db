/** Faults of an endpoint: each ends in the right typed error or in success, within its budget of requests. */
import { describe, expect, it, vi } from 'vitest'
import { LmError, ParseError, predict, signature } from '../../src/index.ts'
import { answering, failing, hanging, html, json, resetMidBody } from './answers.ts'
import type { Fault } from './endpoint.ts'
import { stack } from './stack.ts'

const request = { messages: [{ role: 'user', content: 'hi' }] } as const
const fine = answering('hello')
// Long enough for a busy machine to send a request in time: only what hangs may meet it.
const timeoutMs = 1000
const limited = (headers: Record<string, string> = {}) =>
  failing(429, { code: 'rate_limit_exceeded' }, headers)

describe('what passes is survived', () => {
  it.each<[string, readonly Fault[], number]>([
    ['a 429 with a short wait', [limited({ 'retry-after': '1' }), fine], 2],
    ['a 429 with a wait of 89 s', [limited({ 'retry-after': '89' }), fine], 2],
    [
      'a 429 that only says when its limit resets',
      [limited({ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1m30s' }), fine],
      2,
    ],
    ['a storm of 429', [limited(), limited(), limited(), limited(), fine], 5],
    ['500', [failing(500), failing(502), failing(503), fine], 4],
    ['a reset in the middle of the body', [resetMidBody, fine], 2],
    ['a page instead of JSON', [html, fine], 2],
    ['no choices', [json(200, { choices: [] }), fine], 2],
    ['a locked conversation', [failing(409), fine], 2],
  ])('%s', async (_, plan, requests) => {
    const { lm, endpoint } = await stack(plan)
    expect(await lm.generate(request)).toMatchObject({ text: 'hello', attempts: requests })
    expect(endpoint.bodies).toHaveLength(requests)
  })

  it('a hang, by the timeout of the request', async () => {
    const { lm, endpoint } = await stack([hanging, fine], { timeoutMs })
    expect(await lm.generate(request)).toMatchObject({ text: 'hello', attempts: 2 })
    await expect.poll(() => endpoint.givenUp()).toBe(1)
  })

  it('the wait that was asked for is waited, also above 60 s', async () => {
    const { lm, now } = await stack([limited({ 'retry-after': '89' }), fine])
    await lm.generate(request)
    expect(now()).toBeGreaterThanOrEqual(89_000)
  })
})

describe('what stays is told', () => {
  it.each<[string, Fault, string, number]>([
    ['a storm without end', limited({ 'retry-after': '2' }), 'rate_limited', 6],
    ['a provider that is down', failing(500), 'provider_failed', 6],
    ['resets', resetMidBody, 'connection_failed', 6],
    ['pages', html, 'bad_answer', 6],
    ['no credit', failing(429, { code: 'insufficient_quota' }), 'quota_exhausted', 1],
    ['a wrong key', failing(401), 'authentication_failed', 1],
    ['a wrong model', failing(404, { code: 'model_not_found' }), 'model_not_found', 1],
    ['a request too long', failing(400, { code: 'context_length_exceeded' }), 'bad_request', 1],
  ])('%s', async (_, fault, code, requests) => {
    const { lm, endpoint } = await stack([fault])
    await expect(lm.generate(request)).rejects.toMatchObject({ code })
    expect(endpoint.bodies).toHaveLength(requests)
  })

  it.each<[string, Fault, string]>([
    ['a refusal', answering(null, {}, { refusal: 'I will not.' }), 'refused'],
    ['a withheld answer', answering('', { finish_reason: 'content_filter' }), 'content_filtered'],
    ['an answer cut off', answering('[[ ## answer', { finish_reason: 'length' }), 'truncated'],
  ])('%s, after one request', async (_, fault, code) => {
    const { lm, endpoint } = await stack([fault])
    const qa = predict(signature('question -> answer'))
    await expect(qa({ question: 'Why?' }, { lm })).rejects.toMatchObject({ code })
    expect(endpoint.bodies).toHaveLength(1)
  })

  it('an empty answer is asked for once more, and no more', async () => {
    const { lm, endpoint } = await stack([answering('')])
    const qa = predict(signature('question -> answer'))
    await expect(qa({ question: 'Why?' }, { lm })).rejects.toThrow(ParseError)
    expect(endpoint.bodies).toHaveLength(2)
  })
})

describe('the deadline of a call', () => {
  it('ends a hang', async () => {
    const { lm, endpoint } = await stack([hanging], { deadlineMs: timeoutMs })
    await expect(lm.generate(request)).rejects.toMatchObject({
      code: 'timeout',
      details: { deadlineMs: timeoutMs },
    })
    expect(endpoint.bodies).toHaveLength(1)
    await expect.poll(() => endpoint.givenUp()).toBe(1)
  })

  it('does not begin a wait that would pass it', async () => {
    const { lm, endpoint, waits } = await stack([limited({ 'retry-after': '89' })], { deadlineMs: 60_000 })
    await expect(lm.generate(request)).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 89_000,
      message: expect.stringContaining('the wait of 89 s is longer than the 60 s left'),
    })
    expect(endpoint.bodies).toHaveLength(1)
    expect(waits).toEqual([])
  })

  it('leaves an abort of the caller an abort', async () => {
    const controller = new AbortController()
    const { lm } = await stack([() => controller.abort()], { deadlineMs: 60_000 })
    await expect(lm.generate({ ...request, signal: controller.signal })).rejects.toMatchObject({
      code: 'aborted',
    })
  })
})

it('a storm over many calls pauses all of them once, and every call is answered', async () => {
  const plan = [...Array<Fault>(8).fill(limited({ 'retry-after': '89' })), fine]
  const { lm, endpoint, now } = await stack(plan)
  const answers = await Promise.all(Array.from({ length: 40 }, () => lm.generate(request)))
  expect(answers.every(({ text }) => text === 'hello')).toBe(true)
  expect(endpoint.bodies).toHaveLength(48)
  expect(now()).toBeGreaterThanOrEqual(89_000)
})

it('nothing is left behind: no rejection unhandled, no socket open', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  const { lm, endpoint } = await stack([hanging], { timeoutMs, retries: 1 })
  const ends = await Promise.allSettled(Array.from({ length: 6 }, () => lm.generate(request)))
  expect(ends.every((end) => end.status === 'rejected' && end.reason instanceof LmError)).toBe(true)
  await expect.poll(() => endpoint.sockets()).toBe(0)
  expect(endpoint.bodies).toHaveLength(12)
  expect(unhandled).not.toHaveBeenCalled()
  process.off('unhandledRejection', unhandled)
})
