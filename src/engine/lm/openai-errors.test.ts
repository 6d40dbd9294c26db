/** All that can go wrong on the way to a provider, through the real client: codes, retryability, no secrets. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { LmError } from '../errors.ts'
import { unknownCard } from './card.ts'
import { openaiLm } from './openai.ts'
import type { LMRequest } from './types.ts'

const request: LMRequest = { messages: [{ role: 'user', content: 'hi' }] }
const apiKey = 'local-key-1234567'
const options = { id: 'openai/m', card: unknownCard('m'), apiKey, now: () => 0 }

async function failure(respond: () => Response | Promise<Response>): Promise<LmError> {
  return failed(openaiLm({ ...options, fetch: async () => respond() }).generate(request))
}

async function failed(answer: Promise<unknown>): Promise<LmError> {
  const error = await answer.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof LmError)) throw new Error('expected an LmError', { cause: error })
  return error
}

const refused = (status: number, error: object, headers: Record<string, string> = {}) =>
  Response.json({ error }, { status, headers })

describe('a status', () => {
  it.each<[number, object, string, boolean]>([
    [400, { message: 'context too long', code: 'context_length_exceeded' }, 'bad_request', false],
    [401, { message: 'no key' }, 'authentication_failed', false],
    [402, { message: 'no credit' }, 'quota_exhausted', false],
    [403, { message: 'not here' }, 'permission_denied', false],
    [404, { message: 'no such model', code: 'model_not_found' }, 'model_not_found', false],
    [408, { message: 'too slow' }, 'timeout', true],
    [409, { message: 'locked' }, 'conflict', true],
    [418, { message: 'teapot' }, 'bad_request', false],
    [422, { message: 'no' }, 'bad_request', false],
    [429, { message: 'slow down', code: 'rate_limit_exceeded' }, 'rate_limited', true],
    [429, { message: 'pay', code: 'insufficient_quota' }, 'quota_exhausted', false],
    [429, { message: 'pay', type: 'insufficient_quota' }, 'quota_exhausted', false],
    [500, { message: 'oops' }, 'provider_failed', true],
    [503, { message: 'busy' }, 'provider_failed', true],
  ])('%i %o is %s', async (status, body, code, retryable) => {
    const error = await failure(() => refused(status, body))
    expect(error).toMatchObject({ code, retryable, status })
    expect(error.message).toContain((body as { message: string }).message)
    expect(error.message).toMatch(/^openai\/m: /)
  })

  it('keeps what the provider calls it', async () => {
    const error = await failure(() => refused(400, { message: 'no', code: 'unsupported_value', param: 'n' }))
    expect(error.details).toMatchObject({ providerCode: 'unsupported_value', param: 'n' })
  })

  it.each<[unknown, string]>([
    [{ detail: [{ loc: ['body', 'top_p'], msg: 'no such field' }] }, 'no such field'],
    [{ object: 'error', message: 'no such model' }, ': 422 no such model'],
    [{ error: 'no such model' }, 'no such model'],
    [{ error: null, reason: 'asleep' }, 'asleep'],
    ['asleep', 'asleep'],
  ])('tells what the server says, in whatever form: %j', async (body, told) => {
    expect((await failure(() => Response.json(body, { status: 422 }))).message).toContain(told)
  })

  it('with a page instead of JSON is told in short', async () => {
    const error = await failure(
      () => new Response(`<html>${'bad gateway '.repeat(500)}</html>`, { status: 502 }),
    )
    expect(error).toMatchObject({ code: 'provider_failed', retryable: true })
    expect(error.message.length).toBeLessThan(600)
  })
})

describe('Retry-After', () => {
  const inTwoMinutes = () => new Date(Date.now() + 120_000).toUTCString()

  it.each<[string, Record<string, string>, number | undefined]>([
    ['in seconds', { 'retry-after': '89' }, 89_000],
    ['in parts of seconds', { 'retry-after': '0.5' }, 500],
    ['in milliseconds', { 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
    ['in milliseconds that cannot be read', { 'retry-after-ms': 'soon', 'retry-after': '9' }, 9000],
    ['of nothing', { 'retry-after': '0' }, 0],
    ['in the past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 0],
    ['that cannot be read', { 'retry-after': 'soon' }, undefined],
    ['that holds a number and is no date', { 'retry-after': 'soon 5' }, undefined],
    ['that is empty', { 'retry-after': ' ' }, undefined],
    ['below nothing', { 'retry-after': '-5' }, undefined],
    ['without end', { 'retry-after': 'Infinity' }, undefined],
    ['below nothing in milliseconds', { 'retry-after-ms': '-1', 'retry-after': '7' }, 7000],
    ['empty in milliseconds', { 'retry-after-ms': ' ', 'retry-after': '7' }, 7000],
    [
      'that cannot be read, and an exhausted limit',
      {
        'retry-after': 'soon',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '2s',
      },
      2000,
    ],
    ['that is absent', {}, undefined],
    [
      'absent, and an exhausted limit',
      { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1m2.5s' },
      62_500,
    ],
    [
      'absent, and two exhausted limits',
      {
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '120ms',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '6m0s',
      },
      360_000,
    ],
    [
      'absent, and a limit that is not exhausted',
      { 'x-ratelimit-remaining-tokens': '9', 'x-ratelimit-reset-tokens': '1s' },
      undefined,
    ],
    [
      'absent, and a reset that cannot be read',
      { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': 'soon' },
      undefined,
    ],
  ])('%s', async (_, headers, ms) => {
    expect((await failure(() => refused(429, { message: 'slow' }, headers))).retryAfterMs).toBe(ms)
  })

  it('as a date', async () => {
    const { retryAfterMs } = await failure(() =>
      refused(429, { message: 'slow' }, { 'retry-after': inTwoMinutes() }),
    )
    expect(retryAfterMs).toBeGreaterThan(110_000)
    expect(retryAfterMs).toBeLessThanOrEqual(120_000)
  })
})

describe('an answer that is none', () => {
  it.each<[string, Response]>([
    ['a page', new Response('<html>login</html>', { headers: { 'content-type': 'text/html' } })],
    ['broken JSON', new Response('{"choices": [', { headers: { 'content-type': 'application/json' } })],
    ['nothing', new Response('', { headers: { 'content-type': 'application/json' } })],
    ['no choices', Response.json({ choices: [] })],
    ['a choice without message', Response.json({ choices: [{}] })],
    ['an error in disguise', Response.json({ error: { message: 'oops' } })],
    ['null', Response.json(null)],
  ])('%s', async (_, response) => {
    expect(await failure(() => response)).toMatchObject({
      code: 'bad_answer',
      retryable: true,
      status: undefined,
    })
  })
})

describe('secrets', () => {
  it.each([
    ['the key in use', 401, { message: `Incorrect API key provided: ${apiKey}.` }],
    ['a key of OpenAI', 401, { message: 'Incorrect API key provided: sk-proj-abcDEF123456.' }],
    ['a masked key', 401, { message: 'Incorrect API key provided: sk-abcd****wxyz.' }],
    ['a bearer token', 500, { message: 'header was Bearer abcdef.123456' }],
  ])('%s stands nowhere in the error', async (_, status, body) => {
    const error = await failure(() => refused(status, body))
    const seen = `${error.message} ${JSON.stringify(error)} ${error.stack} ${(error.cause as Error).stack}`
    expect(seen).toContain('[secret]')
    expect(seen).not.toMatch(/local-key-1234567|sk-|abcdef\.123456/)
  })
})

describe('the way there', () => {
  const servers: Server[] = []
  afterAll(() => {
    for (const server of servers) server.closeAllConnections()
  })

  /** A server on loopback; what it does with a request is up to the test. */
  async function listen(
    onRequest: Parameters<typeof createServer>[1],
  ): Promise<{ server: Server; baseUrl: string }> {
    const server = createServer(onRequest)
    servers.push(server.listen(0, '127.0.0.1').unref())
    await new Promise((ready) => server.once('listening', ready))
    return { server, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` }
  }

  it('is closed', async () => {
    const { server, baseUrl } = await listen(() => {})
    await new Promise((closed) => server.close(closed))
    const error = await failed(openaiLm({ ...options, baseUrl }).generate(request))
    expect(error).toMatchObject({ code: 'connection_failed', retryable: true, status: undefined })
    expect(error.message).toMatch(/^openai\/m: cannot be reached \(connect ECONNREFUSED 127\.0\.0\.1/)
  })

  it('breaks off', async () => {
    const { baseUrl } = await listen((incoming) => incoming.socket.destroy())
    expect(await failed(openaiLm({ ...options, baseUrl }).generate(request))).toMatchObject({
      code: 'connection_failed',
      retryable: true,
    })
  })

  it.each<[string, Parameters<typeof createServer>[1]]>([
    ['nothing comes', () => {}],
    [
      'the answer never ends',
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ],
  ])('is too slow: %s', async (_, onRequest) => {
    const { baseUrl } = await listen(onRequest)
    const error = await failed(openaiLm({ ...options, baseUrl, timeoutMs: 30 }).generate(request))
    expect(error).toMatchObject({ code: 'timeout', retryable: true })
    expect(error.message).toContain('OPENAI_TIMEOUT')
  })

  it('is given up by the caller', async () => {
    const controller = new AbortController()
    const { baseUrl } = await listen(() => controller.abort())
    const error = await failed(
      openaiLm({ ...options, baseUrl }).generate({ ...request, signal: controller.signal }),
    )
    expect(error).toMatchObject({ code: 'aborted', retryable: false })
  })

  it('takes one signal for many requests', async () => {
    const warned = vi.spyOn(process, 'emitWarning')
    const { signal } = new AbortController()
    const choices = [{ message: { role: 'assistant', content: 'x' } }]
    const lm = openaiLm({ ...options, fetch: async () => Response.json({ choices }) })
    await Promise.all(Array.from({ length: 40 }, () => lm.generate({ ...request, signal })))
    expect(warned).not.toHaveBeenCalled()
  })
})
