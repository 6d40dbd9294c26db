/** The way to the wire against real servers on loopback, beside the global `fetch` where both must agree. */
import type { RequestListener } from 'node:http'
import { connect } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bodyOf, post, serving, transport } from './test-support.ts'

const text = JSON.stringify({ said: 'Zürich 東京 🗼', long: 'x'.repeat(100_000) })

describe('is answered as the global fetch is', () => {
  it.each<[string, RequestListener]>([
    ['a body', (_, response) => void response.setHeader('x-a', 'b').end(text)],
    ['no body', (_, response) => void response.writeHead(204).end()],
    ['an error', (_, response) => void response.writeHead(429, { 'x-a': '3' }).end('{"error":{}}')],
    ['a header twice', (_, response) => void response.setHeader('x-a', ['1', '2']).end('{}')],
    ['a byte order mark', (_, response) => void response.end('\uFEFF{}')],
    ['gzip', (_, response) => void response.setHeader('content-encoding', 'gzip').end(gzipSync(text))],
    [
      'deflate',
      (_, response) => void response.setHeader('content-encoding', 'deflate').end(deflateSync(text)),
    ],
    [
      'brotli',
      (_, response) => void response.setHeader('content-encoding', 'BR').end(brotliCompressSync(text)),
    ],
    [
      'characters in pieces',
      (_, response) => {
        for (const byte of Buffer.from('東京 🗼')) response.write(Buffer.of(byte))
        response.end()
      },
    ],
    [
      'a redirect',
      async (request, response) => {
        const said = await bodyOf(request)
        if (request.url === '/') response.writeHead(307, { location: '/there' }).end()
        else response.end(`${request.method} ${request.url} ${said}`)
      },
    ],
    [
      'what was sent',
      async (request, response) => {
        const { method, headers } = request
        response.end(
          JSON.stringify([method, headers['x-asked'], headers['content-type'], await bodyOf(request)]),
        )
      },
    ],
  ])('%s', async (_, onRequest) => {
    const { url } = await serving(onRequest)
    const { fetch: ours } = transport()
    const seen = async (send: typeof fetch) => {
      const response = await send(url, post('{"a":"ü"}'))
      const { ok, status, headers } = response
      return { ok, status, header: headers.get('X-A'), has: headers.has('x-a'), text: await response.text() }
    }
    expect(await seen(ours)).toEqual(await seen(fetch))
  })
})

describe('a stream', () => {
  it('comes piece by piece', async () => {
    let next = () => {}
    const { url } = await serving((_, response) => {
      response.write('first')
      next = () => void response.end('last')
    })
    const { body } = await transport().fetch(url)
    const pieces: string[] = []
    for await (const piece of body ?? []) {
      pieces.push(Buffer.from(piece).toString())
      next()
    }
    expect(pieces).toEqual(['first', 'last'])
  })

  it('ends its request when the reader leaves', async () => {
    const { url, sockets } = await serving((_, response) => void response.write('first'))
    const { body } = await transport().fetch(url)
    for await (const _ of body ?? []) break
    await expect.poll(() => sockets()).toBe(0)
  })
})

describe('fails', () => {
  it.each<[string, (controller: AbortController) => RequestListener]>([
    [
      'before it is sent',
      (controller) => {
        controller.abort()
        return () => {}
      },
    ],
    ['before the answer', (controller) => () => controller.abort()],
    [
      'within the answer',
      (controller) => (_, response) => {
        response.writeHead(200).write('begun')
        setTimeout(() => controller.abort(), 20)
      },
    ],
  ])('when it is aborted %s', async (_, make) => {
    const controller = new AbortController()
    const { url, sockets } = await serving(make(controller))
    const whole = async () => (await transport().fetch(url, { signal: controller.signal })).text()
    await expect(whole()).rejects.toMatchObject({ name: 'AbortError' })
    await expect.poll(() => sockets()).toBe(0)
  })

  it.each<[string, RequestListener]>([
    ['before the answer', (request) => void request.socket.destroy()],
    [
      'by a protocol that nobody asked for',
      (request) =>
        void request.socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
        ),
    ],
    [
      'within the answer',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('begun')
        setTimeout(() => request.socket.destroy(), 20)
      },
    ],
    [
      'by an encoding that is none',
      (_, response) => void response.setHeader('content-encoding', 'gzip').end('not compressed'),
    ],
  ])('when it breaks %s', async (_, onRequest) => {
    const { url } = await serving(onRequest)
    const whole = async () => (await transport().fetch(url)).text()
    await expect(whole()).rejects.toBeInstanceOf(Error)
  })
})

describe('a proxy', () => {
  /** A proxy that tunnels, and the hosts it was asked for. */
  async function proxying() {
    const { server, port } = await serving((_, response) => void response.writeHead(502).end())
    const hosts: string[] = []
    server.on('connect', (request, socket) => {
      const [host = '', to] = (request.url ?? '').split(':')
      hosts.push(host)
      const there = connect(Number(to), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        there.pipe(socket).pipe(there)
      })
      onTestFinished(() => void there.destroy())
    })
    return { hosts, http: `http://127.0.0.1:${port}` }
  }

  it('is used but for the hosts that need none', async () => {
    const { port } = await serving((_, response) => void response.end('there'))
    const { hosts, http } = await proxying()
    const { fetch: send } = transport({ http, no: 'localhost' })
    expect(await (await send(`http://model.example:${port}/`)).text()).toBe('there')
    expect(await (await send(`http://localhost:${port}/`)).text()).toBe('there')
    expect(hosts).toEqual(['model.example'])
  })
})
