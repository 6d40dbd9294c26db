/** Streams: whole ones, and all the ways they end too soon. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type Completion,
  type LM,
  type LMChunk,
  type LMRequest,
  LmError,
  streamOf,
  withCache,
} from '../../src/engine/index.ts'
import { openSession } from '../../src/workbench/index.ts'
import { failing, hanging, streamCut, streaming } from './answers.ts'
import { faultyEndpoint } from './endpoint.ts'
import { stack } from './stack.ts'

const request = { messages: [{ role: 'user', content: 'hi' }] } as const
const whole = streaming(['Hel', 'lo ', 'you'])

async function read(lm: LM, asked: LMRequest = request) {
  const chunks: LMChunk[] = []
  const deltas = () => chunks.flatMap((chunk) => ('delta' in chunk ? [chunk.delta] : []))
  const last = () => chunks.flatMap((chunk) => ('completion' in chunk ? [chunk.completion] : []))
  try {
    for await (const chunk of streamOf(lm, asked)) chunks.push(chunk)
  } catch (error) {
    if (!(error instanceof LmError)) throw error
    return { deltas: deltas(), completions: last(), error }
  }
  return { deltas: deltas(), completions: last(), error: undefined }
}

it('comes in pieces and ends with the whole answer and its usage', async () => {
  const { lm, endpoint } = await stack([whole])
  const { deltas, completions } = await read(lm)
  expect(deltas).toEqual(['Hel', 'lo ', 'you'])
  expect(completions).toMatchObject([
    {
      text: 'Hello you',
      model: 'm-2026',
      finishReason: 'stop',
      attempts: 1,
      usage: { input: 20, output: 10 },
    },
  ])
  expect(endpoint.bodies).toMatchObject([{ stream: true, stream_options: { include_usage: true } }])
})

it('comes in pieces through all layers of a session, and from its cache in one', async () => {
  const endpoint = await faultyEndpoint(whole)
  const cwd = mkdtempSync(join(tmpdir(), 'whetstone-'))
  const env = { OPENAI_BASE_URL: endpoint.baseUrl, OPENAI_API_KEY: 'key-of-test-123456' }
  const session = await openSession({ cwd, env, tasks: {} })
  onTestFinished(async () => {
    await session.close()
    await endpoint.close()
    rmSync(cwd, { recursive: true })
  })
  const lm = session.lms.lm('openai/gpt-5-nano')
  const [first, again] = [await read(lm), await read(lm)]
  expect(first.deltas).toEqual(['Hel', 'lo ', 'you'])
  expect(again.deltas).toEqual(['Hello you'])
  expect([first, again].map(({ completions }) => completions[0]?.cached)).toEqual([false, true])
  expect(endpoint.bodies).toHaveLength(1)
})

it('is asked for again before its first piece', async () => {
  const { lm, endpoint } = await stack([failing(500), failing(429, {}, { 'retry-after': '89' }), whole])
  const { deltas, completions } = await read(lm)
  expect(deltas.join('')).toBe('Hello you')
  expect(completions[0]?.attempts).toBe(3)
  expect(endpoint.bodies).toHaveLength(3)
})

describe('after its first piece it is not asked for again', () => {
  it.each([
    ['closed', 'connection_failed'],
    ['reset', 'connection_failed'],
    ['silent', 'timeout'],
    ['error', 'provider_failed'],
  ] as const)('%s is %s', async (how, code) => {
    const { lm, endpoint } = await stack([streamCut(how), whole], { timeoutMs: 1000 })
    const { deltas, error } = await read(lm)
    expect(deltas).toEqual(['half'])
    expect(error).toMatchObject({ code, retryable: true })
    expect(endpoint.bodies).toHaveLength(1)
  })
})

it('ends when it is aborted', async () => {
  const controller = new AbortController()
  const { lm, endpoint } = await stack([streamCut('silent')])
  const chunks = streamOf(lm, { ...request, signal: controller.signal })[Symbol.asyncIterator]()
  expect(await chunks.next()).toEqual({ done: false, value: { delta: 'half' } })
  controller.abort()
  await expect(chunks.next()).rejects.toMatchObject({ code: 'aborted', retryable: false })
  await expect.poll(() => endpoint.givenUp()).toBe(1)
})

it('ends its request when the reader leaves, and gives its place back', async () => {
  const { lm, endpoint } = await stack([streamCut('silent'), whole], { most: 1 })
  for await (const chunk of streamOf(lm, request)) {
    expect(chunk).toEqual({ delta: 'half' })
    break
  }
  await expect.poll(() => endpoint.givenUp()).toBe(1)
  expect((await read(lm)).completions[0]?.text).toBe('Hello you')
})

it('that never begins is a timeout', async () => {
  const { lm } = await stack([hanging], { timeoutMs: 40, retries: 0 })
  expect((await read(lm)).error).toMatchObject({ code: 'timeout' })
})

it('is kept, and comes back from the cache as one piece, also for a plain call', async () => {
  const { lm, endpoint } = await stack([whole])
  const cached = withCache(lm, { cache: new Map<string, Completion>(), endpoint: 'here' })
  await read(cached)
  const again = await read(cached)
  expect(again.deltas).toEqual(['Hello you'])
  expect(again.completions).toMatchObject([{ cached: true, costUsd: 0, attempts: 0 }])
  expect(await cached.generate(request)).toMatchObject({ text: 'Hello you', cached: true })
  expect(endpoint.bodies).toHaveLength(1)
})
