/** Commands against an OpenAI-compatible server: what is sent, and what an unknown model or a refused key does. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { whetstone } from './run.ts'

interface Received {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: Record<string, unknown>
}

const text = [
  '[[ ## reasoning ## ]]\nThe wait matters most.',
  '[[ ## hmw_questions ## ]]\n["How might we shorten the wait at the desk?"]',
  '[[ ## relevance_scores ## ]]\n[8]',
].join('\n')

let server: Server
let received: Received[] = []
let status = 200

beforeEach(async () => {
  received = []
  status = 200
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { url: path = '', headers } = request
    received.push({ path, authorization: headers.authorization, body: body === '' ? {} : JSON.parse(body) })
    const answer = path.startsWith('/v1/models') ? answerModel(path) : answerChat()
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => new Promise((resolve) => server.close(resolve)))

function answerChat() {
  if (status !== 200)
    return {
      status,
      body: { error: { message: 'Incorrect API key provided: sk-canary-123456', code: 'invalid_api_key' } },
    }
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }
  const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }]
  return { status, body: { id: 'x', object: 'chat.completion', created: 0, model: 'm', choices, usage } }
}

function answerModel(path: string) {
  return path.endsWith('/brand-new-model')
    ? { status: 200, body: { id: 'brand-new-model' } }
    : { status: 404, body: { error: { message: 'no' } } }
}

function live(argv: readonly string[]) {
  const { port } = server.address() as AddressInfo
  return whetstone(argv, {
    env: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_API_KEY: 'sk-canary-123456' },
  })
}

it('sends gpt-5 models no temperature, and max_completion_tokens with room to reason', async () => {
  const { code, out } = await live(['eval', 'hmw', '--limit', '3', '--model', 'openai/gpt-5-nano', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    n: 3,
    scored: 3,
    model: 'openai/gpt-5-nano',
    simulated: false,
    tokens: { input: 300, output: 60 },
  })
  expect(JSON.parse(out).costUsd).toBeCloseTo((300 * 0.05 + 60 * 0.4) / 1e6, 12)
  expect(received).toHaveLength(3)
  for (const { body, authorization } of received) {
    expect(authorization).toBe('Bearer sk-canary-123456')
    expect(body).toMatchObject({
      model: 'gpt-5-nano',
      reasoning_effort: 'minimal',
      max_completion_tokens: 3500,
    })
    expect(body).not.toHaveProperty('temperature')
    expect(body).not.toHaveProperty('max_tokens')
  }
})

it('compares real models, one per part as well', async () => {
  const { code, out } = await live([
    'compare',
    '--models',
    'gpt-5-nano,gpt-5-mini',
    'hmw',
    '--limit',
    '2',
    '--json',
  ])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    pairs: 2,
    difference: 0,
    verdict: 'cannot_tell',
    costRatio: expect.closeTo(5, 5),
  })
})

it('runs a model of its first day, at an unknown price, and refuses one the endpoint does not know', async () => {
  const fresh = await live(['eval', 'hmw', '--limit', '1', '--model', 'openai/brand-new-model', '--json'])
  expect(fresh.code).toBe(0)
  expect(JSON.parse(fresh.out)).toMatchObject({ scored: 1, costUsd: null })
  expect(fresh.err).toMatch(/brand-new-model is not in the catalog/)
  const typo = await live(['eval', 'hmw', '--limit', '1', '--model', 'openai/gpt-5-nanoo'])
  expect(typo).toMatchObject({ code: 2, out: '' })
  expect(typo.err).toMatch(/did you mean `openai\/gpt-5-nano`/)
})

it('stops at the first refused key instead of failing every row, and never shows the key', async () => {
  status = 401
  const { code, out, err } = await live([
    'eval',
    'hmw',
    '--model',
    'openai/gpt-5-nano',
    '--concurrency',
    '2',
    '--json',
  ])
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ status: 'failed', error: { code: 'authentication_failed' } })
  expect(received.length).toBeLessThan(10)
  expect(out + err).not.toContain('canary')
})
