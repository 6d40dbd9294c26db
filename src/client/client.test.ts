/** The client: what it sends, when it tries again and what its errors say. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from './client.ts'

const answer = { hmws: [{ question: 'How might we wait less?', score: 8 }], reasoning: 'r', meta: {} }
const request = { context: { insights: ['People wait.'] }, count: 1 }

const failure = (status: number, retryable: boolean, headers: Record<string, string> = {}) =>
  Response.json(
    { error: { code: 'some_code', message: 'told', retryable, request_id: 'r', details: [1] } },
    { status, headers: { 'x-request-id': 'r', ...headers } },
  )

/** A `fetch` that answers in turn and records what it was sent. */
function scripted(replies: readonly (() => Response | Promise<Response>)[]) {
  const sent: { url: string; init: RequestInit; at: number }[] = []
  const fetch = (async (url: string, init: RequestInit) => {
    sent.push({ url, init, at: Date.now() })
    return (replies[sent.length - 1] ?? (() => Response.json(answer)))()
  }) as typeof globalThis.fetch
  return { fetch, sent }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = async <T>(call: Promise<T>) => {
  const result = call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  await vi.runAllTimersAsync()
  return result
}

it('sends request, key and id, and gives the answer', async () => {
  const { fetch, sent } = scripted([])
  const client = createClient({ baseUrl: 'https://host/prefix//', apiKey: 'k', fetch })
  expect(await client.generateHmw(request, { requestId: 'web-1' })).toEqual(answer)
  await client.generateSolutions({ ...request, hmws: ['How?'] })
  expect(sent.map(({ url }) => url)).toEqual([
    'https://host/prefix/api/intelligence/generate_hmw',
    'https://host/prefix/api/intelligence/generate_solutions',
  ])
  expect(sent[0]?.init).toMatchObject({
    method: 'POST',
    body: JSON.stringify(request),
    headers: { 'content-type': 'application/json', 'x-api-key': 'k', 'x-request-id': 'web-1' },
  })
  expect(sent[1]?.init.headers).not.toHaveProperty('x-request-id')
})

describe('tries again', () => {
  it('what is retryable, after the wait the service asks for', async () => {
    const { fetch, sent } = scripted([() => failure(503, true, { 'retry-after': '3' })])
    const client = createClient({ baseUrl: 'https://host', fetch })
    expect(await settled(client.generateHmw(request))).toEqual({ value: answer })
    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBe(3000)
  })

  it('but leaves a wait that is longer than a try may last to the caller', async () => {
    const { fetch, sent } = scripted([() => failure(429, true, { 'retry-after': '89' })])
    const client = createClient({ baseUrl: 'https://host', timeoutMs: 20_000, fetch })
    expect(await settled(client.generateHmw(request))).toMatchObject({
      error: { status: 429, retryable: true, retryAfterMs: 89_000 },
    })
    expect(sent).toHaveLength(1)
  })

  it('at most so often, then tells the last error', async () => {
    const { fetch, sent } = scripted([1, 2, 3, 4].map(() => () => failure(502, true)))
    const client = createClient({ baseUrl: 'https://host', retries: 3, fetch })
    expect(await settled(client.generateHmw(request))).toMatchObject({
      error: {
        ...{ name: 'WhetstoneClientError', code: 'some_code', message: 'told', status: 502 },
        ...{ retryable: true, requestId: 'r', details: [1] },
      },
    })
    expect(sent).toHaveLength(4)
  })

  it('a connection that fails', async () => {
    const broken = () => Promise.reject(new TypeError('fetch failed'))
    const { fetch, sent } = scripted([broken])
    const client = createClient({ baseUrl: 'https://host', fetch })
    expect(await settled(client.generateHmw(request))).toEqual({ value: answer })
    expect(sent).toHaveLength(2)
  })

  it.each<[string, () => Response, string]>([
    ['what is not retryable', () => failure(422, false), 'some_code'],
    ['a page of a proxy', () => new Response('<html>', { status: 403 }), 'unexpected_answer'],
    ['an answer that is no JSON', () => new Response('<html>', { status: 200 }), 'unexpected_answer'],
    ['null', () => Response.json(null), 'unexpected_answer'],
    ['an answer of somebody else', () => Response.json({ status: 'ok' }), 'unexpected_answer'],
    ['a list', () => Response.json([]), 'unexpected_answer'],
    [
      'a redirect',
      () => new Response('', { status: 301, headers: { location: 'https://x' } }),
      'unexpected_answer',
    ],
  ])('never: %s', async (_name, reply, code) => {
    const { fetch, sent } = scripted([reply])
    const client = createClient({ baseUrl: 'https://host', fetch })
    expect(await settled(client.generateHmw(request))).toMatchObject({ error: { code, retryable: false } })
    expect(sent).toHaveLength(1)
  })
})

describe('what cannot be sent is said at once, without being sent', () => {
  const circular: { self?: unknown } = {}
  circular.self = circular
  it.each<[string, { baseUrl?: string; apiKey?: string }, string | undefined, unknown, RegExp]>([
    ['an address', { baseUrl: 'host:8787' }, undefined, request, /^baseUrl: expected http/],
    ['no address', { baseUrl: 'somewhere' }, undefined, request, /^baseUrl: expected http/],
    ['a key', { apiKey: 'secret\nkey' }, undefined, request, /^x-api-key: expected/],
    ['a key in other letters', { apiKey: 'secret-ключ' }, undefined, request, /^x-api-key: expected/],
    ['a request id', {}, 'a\r\nb', request, /^x-request-id: expected/],
    ['a request', {}, undefined, circular, /^request: expected what JSON can hold/],
  ])('%s', async (_name, options, requestId, body, message) => {
    const { fetch, sent } = scripted([])
    const client = createClient({ baseUrl: 'https://host', fetch, ...options })
    const call = client.generateHmw(body as typeof request, { requestId })
    await expect(call).rejects.toMatchObject({ code: 'invalid_call', retryable: false })
    await expect(call).rejects.toThrow(message)
    expect(sent).toEqual([])
    const error = (await call.catch((thrown: unknown) => thrown)) as Error
    expect(`${error.message} ${error.cause}`).not.toContain('secret')
  })
})

it('follows no redirect, which would take the key along', async () => {
  const { fetch, sent } = scripted([])
  await createClient({ baseUrl: 'https://host', fetch }).generateHmw(request)
  expect(sent[0]?.init.redirect).toBe('manual')
})

it.each([Number.POSITIVE_INFINITY, 2 ** 40, 1500.5])('takes a timeout of %d ms', async (timeoutMs) => {
  const { fetch } = scripted([])
  expect(await createClient({ baseUrl: 'https://host', timeoutMs, fetch }).generateHmw(request)).toEqual(
    answer,
  )
})

it('tells the id of a call: its own when none came back, the one in the body when no header has it', async () => {
  const inBody = () =>
    Response.json({ error: { code: 'x', message: 'm', request_id: 'req_7' } }, { status: 422 })
  const { fetch } = scripted([inBody, () => Promise.reject(new TypeError('fetch failed'))])
  const client = createClient({ baseUrl: 'https://host', retries: 0, fetch })
  await expect(client.generateHmw(request)).rejects.toMatchObject({ requestId: 'req_7' })
  await expect(client.generateHmw(request, { requestId: 'web-9' })).rejects.toMatchObject({
    requestId: 'web-9',
  })
})

it('reads how long to wait from a date too', async () => {
  const date = new Date(Date.now() + 5000).toUTCString()
  const { fetch } = scripted([() => failure(429, true, { 'retry-after': date })])
  const client = createClient({ baseUrl: 'https://host', retries: 0, fetch })
  const { error } = (await settled(client.generateHmw(request))) as { error: { retryAfterMs: number } }
  expect(error.retryAfterMs).toBeGreaterThan(3000)
  expect(error.retryAfterMs).toBeLessThanOrEqual(5000)
})

it('ends a wait when the caller gives up', async () => {
  const { fetch, sent } = scripted([() => failure(503, true, { 'retry-after': '60' })])
  const gone = new AbortController()
  const client = createClient({ baseUrl: 'https://host', fetch })
  const call = client.generateHmw(request, { signal: gone.signal })
  const refused = expect(call).rejects.toMatchObject({ code: 'aborted', retryable: false })
  await vi.advanceTimersByTimeAsync(1000)
  gone.abort()
  await refused
  expect(sent).toHaveLength(1)
})

it('waits no longer than allowed for one answer', async () => {
  vi.useRealTimers()
  const hangs = (async (_url: string, { signal }: RequestInit) =>
    new Promise((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason)),
    )) as unknown as typeof fetch
  const client = createClient({ baseUrl: 'https://host', timeoutMs: 5, retries: 1, fetch: hangs })
  await expect(client.generateHmw(request)).rejects.toMatchObject({ code: 'client_timeout', retryable: true })
})
