/** Caching: one request for identical ones, nothing kept that is no answer, a key of all that matters. */
import { describe, expect, it, vi } from 'vitest'
import { lmContract, type ScriptedReply, scriptedLM } from '../../testing/index.ts'
import { LmError } from '../errors.ts'
import type { Completion, LMRequest } from './types.ts'
import { type CompletionCache, cacheKeys, withCache } from './with-cache.ts'

const request: LMRequest = { messages: [{ role: 'user', content: 'hi' }], temperature: 0.5 }
const paid = { text: 'x', costUsd: 0.5, listCostUsd: 0.5, latencyMs: 12, attempts: 2 }

function cached(replies: readonly ScriptedReply[]) {
  const kept = new Map<string, Completion>()
  const cache: CompletionCache = {
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
  }
  const inner = scriptedLM(replies)
  return { inner, kept, lm: withCache(inner, { cache, endpoint: 'here' }) }
}

describe('contract', () =>
  lmContract(it, () =>
    withCache(
      scriptedLM(() => 'x'),
      { cache: new Map<string, Completion>(), endpoint: 'here' },
    ),
  ))

describe('an answer', () => {
  it('is paid for once and keeps the cost and time of the first', async () => {
    const { lm, inner } = cached([paid])
    expect(await lm.generate(request)).toMatchObject({ ...paid, cached: false })
    const hit = { ...paid, cached: true, costUsd: 0, attempts: 0 }
    expect(await lm.generate({ ...request })).toMatchObject(hit)
    expect(await lm.generate({ ...request, signal: new AbortController().signal, repeat: 0 })).toMatchObject(
      hit,
    )
    expect(inner.requests).toHaveLength(1)
  })

  it('that is known is not for those who gave up', async () => {
    const { lm } = cached([paid])
    await lm.generate(request)
    const given = { ...request, signal: AbortSignal.abort() }
    await expect(lm.generate(given)).rejects.toMatchObject({ code: 'aborted' })
    await expect(Array.fromAsync(lm.stream?.(given) ?? [])).rejects.toMatchObject({ code: 'aborted' })
  })

  it('costs nothing a second time, also where its price is unknown', async () => {
    const { lm } = cached([{ ...paid, costUsd: null, listCostUsd: null }])
    expect(await lm.generate(request)).toMatchObject({ costUsd: null, listCostUsd: null })
    expect(await lm.generate(request)).toMatchObject({ costUsd: 0, listCostUsd: null })
  })

  it.each(['length', 'content_filter', 'refusal'])('that ended with %s is not kept', async (finishReason) => {
    const { lm, inner, kept } = cached([{ text: 'cut', finishReason }, 'whole'])
    expect((await lm.generate(request)).text).toBe('cut')
    expect(kept.size).toBe(0)
    expect((await lm.generate(request)).text).toBe('whole')
    expect(inner.requests).toHaveLength(2)
  })

  it.each(['', ' \n'])('that are empty (%o) are not kept', async (text) => {
    const { lm, inner, kept } = cached([{ text, finishReason: 'stop' }, 'words'])
    expect((await lm.generate(request)).text).toBe(text)
    expect(kept.size).toBe(0)
    expect((await lm.generate(request)).text).toBe('words')
    expect(inner.requests).toHaveLength(2)
  })
})

it('is passed by a request that says so, and keeps the new answer', async () => {
  const { lm, inner } = cached(['old', 'new'])
  await lm.generate(request)
  expect(await lm.generate({ ...request, cache: false })).toMatchObject({ text: 'new', cached: false })
  expect(await lm.generate(request)).toMatchObject({ text: 'new', cached: true })
  expect(inner.requests).toHaveLength(2)
})

describe('identical requests at the same time', () => {
  it('are sent once', async () => {
    const { lm, inner } = cached([paid])
    const answers = await Promise.all(Array.from({ length: 5 }, () => lm.generate(request)))
    expect(inner.requests).toHaveLength(1)
    expect(answers.map((answer) => answer.cached)).toEqual([false, true, true, true, true])
    expect(answers.map((answer) => answer.costUsd)).toEqual([0.5, 0, 0, 0, 0])
  })

  it('fail together, and nothing is kept', async () => {
    const failure = new LmError('provider_failed', 'down', { retryable: true })
    const { lm, inner, kept } = cached([failure, 'x'])
    const answers = await Promise.allSettled([lm.generate(request), lm.generate(request)])
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason)).toEqual([failure, failure])
    expect(kept.size).toBe(0)
    expect((await lm.generate(request)).text).toBe('x')
    expect(inner.requests).toHaveLength(2)
  })

  it.each([
    { of: 'an LmError', aborted: new LmError('aborted', 'stop', { retryable: false }) },
    { of: "a fetch's error", aborted: new DOMException('stop', 'AbortError') },
  ])('do not fall with one that its caller gave up, told by $of', async ({ aborted }) => {
    const { lm, inner } = cached([aborted, 'x'])
    const controller = new AbortController()
    const first = lm.generate({ ...request, signal: controller.signal })
    const others = Promise.all([lm.generate(request), lm.generate(request)])
    controller.abort()
    await expect(first).rejects.toBe(aborted)
    expect((await others).map(({ text }) => text)).toEqual(['x', 'x'])
    expect(inner.requests).toHaveLength(2)
  })

  it('let go at once of one who gives up while the first goes on', async () => {
    const { promise, resolve } = Promise.withResolvers<Completion>()
    const inner = { id: 'a/b', generate: vi.fn(() => promise) }
    const lm = withCache(inner, { cache: { get: () => undefined, set: () => {} }, endpoint: 'here' })
    const first = lm.generate(request)
    const controller = new AbortController()
    const second = lm.generate({ ...request, signal: controller.signal })
    controller.abort()
    await expect(second).rejects.toMatchObject({ code: 'aborted' })
    resolve(await scriptedLM(['x']).generate(request))
    expect((await first).text).toBe('x')
    expect(inner.generate).toHaveBeenCalledTimes(1)
  })

  it('do not ask again for those who gave up too', async () => {
    const aborted = new LmError('aborted', 'stop', { retryable: false })
    const { lm, inner } = cached([aborted, 'x'])
    const controller = new AbortController()
    const both = [1, 2].map(() => lm.generate({ ...request, signal: controller.signal }))
    controller.abort()
    const ends = await Promise.allSettled(both)
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(inner.requests).toHaveLength(1)
  })
})

describe('the key', () => {
  const key = (change: Partial<LMRequest> = {}, id = 'a/b', endpoint = 'here') =>
    cacheKeys(id, endpoint)({ ...request, ...change })
  const text = (...contents: string[]) => ({
    messages: contents.map((content) => ({ role: 'user' as const, content })),
  })

  it.each<[string, string]>([
    ['the endpoint', key({}, 'a/b', 'there')],
    ['the model', key({}, 'a/c')],
    ['the text of a message', key(text('ho'))],
    ['the role of a message', key({ messages: [{ role: 'system', content: 'hi' }] })],
    ['a further message', key(text('hi', ''))],
    ['an image', key({ messages: [{ role: 'user', content: 'hi', images: ['https://x.test/a.png'] }] })],
    ['where a message ends', key(text('h', 'i'))],
    ['the temperature', key({ temperature: 0.6 })],
    ['no temperature', key({ temperature: undefined })],
    ['the token limit', key({ maxTokens: 5 })],
    ['the effort', key({ reasoningEffort: 'low' })],
    ['the schema', key({ responseFormat: { name: 'a', schema: {} } })],
    ['a repeat', key({ repeat: 1 })],
  ])('changes with %s', (_, other) => {
    expect(other).not.toBe(key())
  })

  it('does not change with what cannot change the answer', () => {
    expect(key({ signal: new AbortController().signal })).toBe(key())
    expect(key({ repeat: 0 })).toBe(key())
    expect(key({ maxTokens: undefined })).toBe(key())
    const schema = (properties: object) => ({ responseFormat: { name: 'a', schema: { properties } } })
    expect(key(schema({ x: 1, y: 2 }))).toBe(key(schema({ y: 2, x: 1 })))
  })

  it('is that of a request whatever was asked before it', () => {
    const schema = { name: 'a', schema: { x: 1 } }
    const changes: Partial<LMRequest>[] = [
      {},
      { temperature: 0.6 },
      { temperature: undefined, maxTokens: 0.6 },
      { responseFormat: schema },
      { repeat: 1 },
      {},
    ]
    const keyOf = cacheKeys('a/b', 'here')
    for (const change of changes) expect(keyOf({ ...request, ...change })).toBe(key(change))
    schema.schema.x = 2
    expect(keyOf({ ...request, responseFormat: schema })).toBe(key({ responseFormat: schema }))
  })

  it.each<[string, Partial<LMRequest>, Partial<LMRequest>]>([
    ['a repeat and a bypass', { repeat: 1 }, { cache: false }],
    ['a repeat and a signal', { repeat: 1 }, { signal: new AbortController().signal }],
    ['an effort and a limit left open', { reasoningEffort: 'low' }, { maxTokens: undefined }],
  ])('does not take requests for one because they name as much: %s', (_, first, second) => {
    const keyOf = cacheKeys('a/b', 'here')
    expect(keyOf({ ...request, ...first })).toBe(key(first))
    expect(keyOf({ ...request, ...second })).toBe(key(second))
  })

  it('tells apart messages that read the same one after the other', () => {
    const keys = [
      key(text('ab', 'c')),
      key(text('a', 'bc')),
      key(text('abc', '')),
      key(text('', 'abc')),
      key(text('abc')),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('stays as it is, so that kept answers are found again', () => {
    expect(key()).toMatch(/^[0-9a-f]{64}$/)
    expect(key()).toMatchInlineSnapshot(`"09c7ff01dd5174c72bc0f6690555c3858f7c2a8a4f0ad4aadeecd41d6046f8e0"`)
  })
})
