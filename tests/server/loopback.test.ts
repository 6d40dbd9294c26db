/** The service on a real port: the client, slow and huge requests, and taking leave. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createClient, WhetstoneClientError } from '../../src/client/index.ts'
import { errorSchema } from '../../src/server/envelope.ts'
import { readKeys, serve } from '../../src/server/index.ts'
import { afterTest, goodBody, hmwPath, openService, type Situation } from './service.ts'
import { questions } from './upstream.ts'

async function listening(situation: Situation & { receiveMs?: number | undefined } = {}) {
  const service = await openService(situation)
  const { live } = service
  const lines: object[] = []
  const take = (fields: object) => void lines.push(fields)
  const log = { info: take, warn: take }
  const server = await serve({ port: 0, live, log, receiveMs: situation.receiveMs, ...situation.app })
  afterTest(server.close)
  return { ...service, lines, server }
}

/** Sends bytes, and gives all that comes back. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.write(bytes, 'latin1')
  await once(socket, 'close')
  return answer
}

describe('the client', () => {
  it('gets typed answers of both generators', async () => {
    const keys = readKeys('web=key-of-web')
    const { server } = await listening({ app: { keys }, live: { model: 'simulated/gpt-5-mini' } })
    const client = createClient({ baseUrl: `${server.url}/`, apiKey: 'key-of-web' })
    const context = { insights: ['Nurses type the same note twice.'], metrics: ['Minutes per shift'] }
    const { hmws, meta } = await client.generateHmw({ context, count: 2 }, { requestId: 'web-1' })
    expect(hmws.length).toBeGreaterThan(0)
    expect(meta).toMatchObject({ request_id: 'web-1', fallback_used: false })
    const { solutions } = await client.generateSolutions({
      hmws: hmws.map(({ question }) => question),
      context,
      count: 2,
    })
    expect(solutions[0]?.title).toEqual(expect.any(String))
  })

  it.each(['whetstone', 'fastapi'] as const)('reads errors in the %s envelope', async (envelope) => {
    const { server } = await listening({ app: { keys: readKeys('web=key-of-web'), envelope } })
    const refused = createClient({ baseUrl: server.url, apiKey: 'wrong' }).generateHmw(goodBody)
    await expect(refused).rejects.toBeInstanceOf(WhetstoneClientError)
    await expect(refused).rejects.toMatchObject({
      code: 'unauthorized',
      status: 401,
      retryable: false,
      requestId: expect.stringMatching(/^req_/),
    })
  })

  it('that goes away ends the call to the provider', async () => {
    const { server, upstream, lines } = await listening()
    const gone = new AbortController()
    upstream.reply = () => {
      gone.abort()
      return 'hang'
    }
    const call = createClient({ baseUrl: server.url }).generateHmw(goodBody, { signal: gone.signal })
    await expect(call).rejects.toMatchObject({ code: 'aborted' })
    await expect
      .poll(() => fetch(`${server.url}/metrics`).then((answer) => answer.text()))
      .toContain('whetstone_generations_running 0\n')
    expect(lines).toEqual([
      expect.objectContaining({
        ...{ event_type: 'dspy_call_failed', module_name: 'hmw', status: 499 },
        details: { reason: 'client_gone' },
      }),
    ])
  })
})

describe('requests', () => {
  it('of 100 MB are refused before they are read', async () => {
    const { server } = await listening()
    const { port } = server
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST ${hmwPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n`,
    )
    const [chunk] = await once(socket, 'data')
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
  })

  it('of 100 MB that are not announced are refused on the way', async () => {
    const { server, upstream } = await listening()
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(
      `POST ${hmwPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    )
    const chunk = `100000\r\n${'x'.repeat(2 ** 20)}\r\n`
    const flood = setInterval(() => socket.writable && !socket.writableNeedDrain && socket.write(chunk))
    const [answer] = await once(socket, 'data')
    clearInterval(flood)
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /)
    expect(socket.bytesWritten).toBeLessThan(100 * 2 ** 20)
    socket.destroy()
    expect(upstream.asked).toEqual([])
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
  })

  it.each<[string, string, number, number?]>([
    ['a key of 100 000 characters', `x-api-key: ${'k'.repeat(100_000)}\r\n\r\n`, 431],
    ['a key that is not ASCII', 'x-api-key: schl\u00fcssel-\u00e9\r\ncontent-length: 0\r\n\r\n', 401],
    ['a header that is none', 'x y z\r\n\r\n', 400],
    ['two lengths', 'content-length: 5\r\ncontent-length: 6\r\n\r\nhello', 400],
    ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['a header that never ends', 'x-api-key: ', 408, 100],
  ])('with %s are refused as errors of the service', async (_name, rest, status, receiveMs) => {
    const { server } = await listening({ app: { keys: readKeys('web=key-of-web') }, receiveMs })
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(`POST ${hmwPath} HTTP/1.1\r\nhost: x\r\n${rest}`, 'latin1')
    const [chunk] = await once(socket, 'data')
    const [head = '', body = ''] = String(chunk).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(errorSchema('whetstone').safeParse(JSON.parse(body)).success).toBe(true)
    socket.destroy()
  })

  it.each([
    ['without a Host', 'GET /health HTTP/1.1\r\n\r\n', 400],
    ['with a Host that is none', 'GET /docs HTTP/1.1\r\nhost: "><script>\r\nconnection: close\r\n\r\n', 400],
    ['to an address that is none', 'GET http://::: HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
    ['to no path', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
    ['for a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nhost: x\r\n\r\n', 405],
    ['that expect more', 'GET /health HTTP/1.1\r\nhost: x\r\nexpect: tea\r\n\r\n', 417],
    ['of HTTP/1.0, which knows no Host', 'GET /health HTTP/1.0\r\n\r\n', 200],
  ])('%s have an answer with a body', async (_name, bytes, status) => {
    const { server } = await listening()
    const [head = '', body = ''] = (await raw(server.port, bytes)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(head).toMatch(/x-request-id: req_/)
    const document = JSON.parse(body)
    if (status !== 200) expect(errorSchema('whetstone').safeParse(document).success).toBe(true)
  })

  it('that are broken off count as faults of the client', async () => {
    const { server, lines } = await listening()
    const socket = connect(server.port, '127.0.0.1')
    const head = `POST ${hmwPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50`
    socket.write(`${head}\r\nexpect: 100-continue\r\n\r\n{`)
    await once(socket, 'data')
    socket.resetAndDestroy()
    await expect.poll(() => lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      ...{ event_type: 'request_refused', status: 422, error_code: 'invalid_request' },
      details: { reason: 'incomplete_body' },
    })
  })

  it('that trickle in are cut off', async () => {
    const { server } = await listening({ receiveMs: 100 })
    const socket = connect(server.port, '127.0.0.1')
    socket.write(
      `POST ${hmwPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`,
    )
    socket.resume()
    await once(socket, 'close')
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
  })

  it('with line breaks in a header are none', async () => {
    const { server } = await listening()
    const socket = connect(server.port, '127.0.0.1')
    socket.write('GET /health HTTP/1.1\r\nhost: x\r\nx-request-id: a\rset-cookie: b=c\r\n\r\n')
    const [chunk] = await once(socket, 'data')
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 400 /)
    expect(String(chunk)).not.toMatch(/set-cookie/i)
    socket.destroy()
  })
})

describe('listening', () => {
  it.each(['0.0.0.0', '::', '192.168.1.4', 'example.org'])('on %s needs keys', async (host) => {
    const { live } = await openService()
    await expect(serve({ host, port: 0, live })).rejects.toMatchObject({ code: 'keys_required' })
  })

  it('beyond loopback works with keys', async () => {
    const { live } = await openService()
    const server = await serve({ host: '0.0.0.0', port: 0, live, keys: readKeys('web=key-of-web') })
    afterTest(server.close)
    expect((await fetch(`http://127.0.0.1:${server.port}${hmwPath}`, { method: 'POST' })).status).toBe(401)
  })

  it('says when the port is taken', async () => {
    const { server, live } = await listening()
    await expect(serve({ port: server.port, live })).rejects.toMatchObject({ code: 'port_unavailable' })
  })

  it('ends without waiting for connections that ask nothing', async () => {
    const { server } = await listening()
    const socket = connect(server.port, '127.0.0.1')
    await once(socket, 'connect')
    const closed = once(socket, 'close')
    // Answered on another connection, so the server has taken the first one by then.
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    await server.close()
    await closed
  })

  it('ends without waiting for a request that is never sent whole', async () => {
    const { server } = await listening({ receiveMs: 1000 })
    const head = `POST ${hmwPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json`
    const refused = raw(server.port, `${head}\r\ncontent-length: 50\r\n\r\n{`)
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    await server.close()
    expect(await refused).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('ends after the requests in flight, which are answered', async () => {
    const { server, upstream } = await listening()
    const held = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    upstream.reply = async () => {
      begun.resolve()
      await held.promise
      return { text: questions() }
    }
    const connections: (string | null)[] = []
    const watching: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      connections.push(response.headers.get('connection'))
      return response
    }
    const client = createClient({ baseUrl: server.url, retries: 0, fetch: watching })
    const answer = client.generateHmw(goodBody)
    await begun.promise
    let isClosed = false
    const closed = server.close().then(() => {
      isClosed = true
    })
    await expect(client.generateHmw(goodBody)).rejects.toMatchObject({ code: 'connection_failed' })
    expect(isClosed).toBe(false)
    held.resolve()
    expect((await answer).hmws).toHaveLength(5)
    expect(connections).toEqual(['close'])
    await closed
  })
})
