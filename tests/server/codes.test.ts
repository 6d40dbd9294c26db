/** Every error code: when it is answered, with which status, and what it never tells. */
import { describe, expect, it } from 'vitest'
import { readKeys } from '../../src/server/index.ts'
import { errorIn, goodBody, hmwPath, openService, type Situation, upstreamKey } from './service.ts'
import { questions, type UpstreamReply } from './upstream.ts'

const secretText = `Bad key ${upstreamKey} for prompt "People wait at the desk."`
const failing = (status: number, code = 'x', headers: Record<string, string> = {}): UpstreamReply => ({
  status,
  headers,
  body: JSON.stringify({ error: { message: secretText, code } }),
})

describe('upstream faults', () => {
  it.each<[string, UpstreamReply, number, string, boolean, string | undefined]>([
    ['a refused key', failing(401), 502, 'openai_api_error', false, 'authentication_failed'],
    ['no quota', failing(429, 'insufficient_quota'), 502, 'openai_api_error', false, 'quota_exhausted'],
    ['an unknown model', failing(404), 502, 'openai_api_error', false, 'model_not_found'],
    ['a bad request', failing(400), 502, 'openai_api_error', false, 'bad_request'],
    ['a failing provider', failing(500), 502, 'openai_api_error', true, 'provider_failed'],
    ['a broken connection', 'reset', 502, 'openai_api_error', true, 'connection_failed'],
    ['a page instead of JSON', { status: 200, body: '<html>' }, 502, 'openai_api_error', true, 'bad_answer'],
    ['a limited rate', failing(429), 429, 'openai_api_error', true, 'rate_limited'],
    ['no time', failing(408), 504, 'timeout_error', true, 'timeout'],
    ['no fields', { text: 'Sorry.' }, 500, 'dspy_generation_error', false, 'unparsable_completion'],
    ['no questions', { text: questions(0) }, 500, 'dspy_generation_error', false, 'unusable_answer'],
    ['a cut answer', { text: 'x', finish: 'length' }, 500, 'dspy_generation_error', false, 'truncated'],
    [
      'a withheld one',
      { text: '', finish: 'content_filter' },
      500,
      'dspy_generation_error',
      false,
      'content_filtered',
    ],
  ])('%s', async (_name, reply, status, code, retryable, reason) => {
    const { ask, upstream } = await openService()
    upstream.reply = () => reply
    const answer = await ask()
    expect(answer.status).toBe(status)
    const text = await answer.clone().text()
    expect(text).not.toMatch(/canary|desk|Bad key|Sorry/)
    expect(await errorIn(answer)).toMatchObject({
      code,
      retryable,
      message: expect.any(String),
      request_id: answer.headers.get('x-request-id'),
      details: { reason },
    })
  })

  it('passes on how long a limiting provider asks to wait', async () => {
    const { ask, upstream } = await openService()
    upstream.reply = () => failing(429, 'x', { 'retry-after': '7' })
    expect((await ask()).headers.get('retry-after')).toBe('7')
  })

  it('passes on at once a wait that is longer than a request may take, and asks nobody meanwhile', async () => {
    const { ask, upstream } = await openService({ live: { patienceMs: 60_000 } })
    upstream.reply = () => failing(429, 'x', { 'retry-after': '89' })
    const first = await ask()
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '89'])
    expect(await errorIn(first)).toMatchObject({ code: 'openai_api_error', retryable: true })
    const second = await ask()
    expect(second.status).toBe(429)
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(80)
    expect(upstream.asked).toHaveLength(1)
  })

  it('answers 504 when the provider hangs', async () => {
    const { ask, upstream } = await openService({ app: { limits: { requestMs: 40 } } })
    upstream.reply = () => 'hang'
    const answer = await ask()
    expect(answer.status).toBe(504)
    expect(await errorIn(answer)).toMatchObject({ code: 'timeout_error', retryable: true })
  })
})

describe('requests that cannot be used', () => {
  it.each<[string, unknown, string]>([
    ['malformed JSON', '{"context":', 'body'],
    ['an empty body', '', 'body'],
    ['null', null, 'body'],
    ['a list', [], 'body'],
    ['no context', {}, 'context'],
    ['a number as item', { context: { insights: [3] } }, 'context.insights.0'],
    ['an item without text', { context: { insights: [{ id: 'a' }] } }, 'context.insights.0'],
    ['an empty item', { context: { insights: [''] } }, 'context.insights.0'],
    ['a long item', { context: { insights: ['x'.repeat(4001)] } }, 'context.insights.0'],
    ['many items', { context: { insights: Array.from({ length: 101 }, () => 'x') } }, 'context.insights'],
    ['a count of 0', { ...goodBody, count: 0 }, 'count'],
    ['a count of 21', { ...goodBody, count: 21 }, 'count'],
    ['half a question', { ...goodBody, count: 1.5 }, 'count'],
    ['a count as text', { ...goodBody, count: '5' }, 'count'],
    ['an unknown program', { ...goodBody, program: 'nope' }, 'program'],
    ['a file as program', { ...goodBody, program: '/etc/passwd' }, 'program'],
    ['a program of the other generator', { ...goodBody, program: 'solutions' }, 'program'],
    ['an unknown model', { ...goodBody, model: 'nobody/nothing' }, 'model'],
    ['an unknown part', { ...goodBody, model: 'x=gpt-5-nano' }, 'model'],
  ])('%s', async (_name, body, where) => {
    const { ask, upstream } = await openService()
    const answer = await ask(body)
    expect(answer.status).toBe(422)
    const error = await errorIn(answer)
    expect(error).toMatchObject({ code: 'invalid_request', retryable: false })
    expect(error.message).toMatch(new RegExp(`^${where}: expected|^${where}: `))
    expect(upstream.asked).toEqual([])
  })

  it('another content type', async () => {
    const { ask } = await openService()
    const answer = await ask(goodBody, { 'content-type': 'text/plain' })
    expect(answer.status).toBe(422)
    expect((await errorIn(answer)).message).toBe('content-type: expected application/json')
  })
})

describe('the rest', () => {
  it.each<[string, string, string, number, string, Situation]>([
    ['an unknown path', 'GET', '/api/nothing', 404, 'not_found', {}],
    ['another method', 'GET', hmwPath, 405, 'method_not_allowed', {}],
    ['another method of a page', 'DELETE', '/health', 405, 'method_not_allowed', {}],
    ['no key', 'POST', hmwPath, 401, 'unauthorized', { app: { keys: readKeys('web=key-of-web') } }],
    [
      'no key for counters',
      'GET',
      '/metrics',
      401,
      'unauthorized',
      { app: { keys: readKeys('key-of-web') } },
    ],
    ['going down', 'GET', '/ready', 503, 'not_ready', { app: { isDraining: () => true } }],
  ])('%s', async (_name, method, path, status, code, situation) => {
    const { app } = await openService(situation)
    const answer = await app.request(path, { method })
    expect(answer.status).toBe(status)
    expect(await errorIn(answer)).toMatchObject({ code })
  })

  it('names the methods that a path takes', async () => {
    const { app } = await openService()
    expect((await app.request(hmwPath, { method: 'PUT' })).headers.get('allow')).toBe('POST')
    expect((await app.request('/health', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
    expect((await app.request('/health', { method: 'HEAD' })).status).toBe(200)
  })

  it('a model whose key is missing', async () => {
    const { ask, app } = await openService({
      env: { OPENAI_API_KEY: '' },
      live: { model: 'simulated/gpt-5-nano' },
    })
    const answer = await ask({ ...goodBody, model: 'gpt-5-nano' })
    expect(answer.status).toBe(503)
    expect(await errorIn(answer)).toMatchObject({ code: 'not_ready', retryable: false })
    expect((await app.request('/ready')).status).toBe(200)
  })

  it('a rate beyond the limit, for each key by itself', async () => {
    const keys = readKeys('web=key-of-web,batch=key-of-batch')
    let now = 0
    const { ask } = await openService({ app: { keys, limits: { perMinute: 2 }, now: () => now } })
    const as = (key: string) => ask(goodBody, { 'x-api-key': key })
    expect([(await as('key-of-web')).status, (await as('key-of-web')).status]).toEqual([200, 200])
    const refused = await as('key-of-web')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('30')
    expect(await errorIn(refused)).toMatchObject({ code: 'rate_limited', retryable: true })
    expect((await as('key-of-batch')).status).toBe(200)
    now = 30_000
    expect((await as('key-of-web')).status).toBe(200)
  })

  it('a full queue, with when those who wait should have begun', async () => {
    let now = 0
    const situation: Situation = { app: { limits: { concurrency: 1, queue: 1 }, now: () => now } }
    const { ask, upstream } = await openService(situation)
    upstream.reply = () => {
      now += 8000
      return { text: questions() }
    }
    await ask()
    const held = Promise.withResolvers<void>()
    upstream.reply = () => held.promise.then(() => ({ text: questions() }))
    const waiting = [ask(), ask()]
    expect((await ask()).headers.get('retry-after')).toBe('16')
    held.resolve()
    await Promise.all(waiting)
  })

  it('a full queue', async () => {
    const { ask, upstream } = await openService({ app: { limits: { concurrency: 1, queue: 1 } } })
    const held = Promise.withResolvers<void>()
    upstream.reply = async () => {
      await held.promise
      return { text: questions() }
    }
    const first = [ask(), ask()]
    const refused = await ask()
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await errorIn(refused)).toMatchObject({ code: 'overloaded', retryable: true })
    held.resolve()
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200])
  })

  it('are wrapped for clients of the Python service', async () => {
    const { ask } = await openService({ app: { envelope: 'fastapi' } })
    expect(await (await ask({})).json()).toMatchObject({
      detail: { error: { code: 'invalid_request', retryable: false } },
    })
  })
})
