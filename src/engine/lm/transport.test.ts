/** The way to the wire against real servers on loopback, beside the global `fetch` where both must agree. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { promisify } from 'node:util'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { unknownCard } from './card.ts'
import { openaiLm } from './openai.ts'
import { httpTransport } from './transport.ts'
import type { Proxies } from './way.ts'
import { withRetry } from './with-retry.ts'

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
)

/** A server that ends with the test. */
async function serving(
  onRequest: RequestListener,
  host = '127.0.0.1',
): Promise<{ url: string; server: Server; port: number; sockets: () => Promise<number> }> {
  const server = createServer(onRequest)
  await once(server.listen(0, host), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const sockets = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  return { url: `http://${host}:${port}/`, server, port, sockets }
}

function transport(proxies?: Proxies) {
  const made = httpTransport(proxies)
  onTestFinished(() => made.close())
  return made
}

const post = (body: string): RequestInit => ({
  method: 'post',
  headers: new Headers({ 'Content-Type': 'application/json', 'x-asked': 'yes' }),
  body,
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}

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

describe('an endpoint that has moved', () => {
  it.each([
    { where: 'to the same host', host: '127.0.0.1', key: 'Bearer k' },
    { where: 'to another host', host: 'localhost', key: 'none' },
  ])('$where is followed, the key $key', async ({ host, key }) => {
    const { url, port } = await serving((request, response) => {
      if (request.url === '/') response.writeHead(308, { location: `http://${host}:${port}/there` }).end()
      else response.end(request.headers.authorization ?? 'none')
    })
    const sent = { ...post('{}'), headers: { authorization: 'Bearer k' } }
    expect(await (await transport().fetch(url, sent)).text()).toBe(key)
  })

  it('for ever is given up after five hops', async () => {
    let asked = 0
    const { url } = await serving((_, response) => {
      asked += 1
      response.writeHead(307, { location: '/' }).end()
    })
    expect((await transport().fetch(url, post('{}'))).status).toBe(307)
    expect(asked).toBe(6)
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
    await vi.waitUntil(async () => (await sockets()) === 0)
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
    await vi.waitUntil(async () => (await sockets()) === 0)
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

describe('connections', () => {
  const answer: RequestListener = async (request, response) => void response.end(await bodyOf(request))

  it('serve one request after another, and as many as there are at once', async () => {
    const { url, server } = await serving(answer)
    const opened = vi.fn()
    server.on('connection', opened)
    const { fetch: send } = transport()
    for (let i = 0; i < 5; i += 1) {
      await (await send(url, post('a'))).text()
      // The text is there a moment before the connection is free again.
      await new Promise(setImmediate)
    }
    expect(opened).toHaveBeenCalledTimes(1)
    await Promise.all(Array.from({ length: 6 }, async () => (await send(url, post('a'))).text()))
    expect(opened).toHaveBeenCalledTimes(6)
  })

  it('that the server closed while they rested are opened anew, without a pause', async () => {
    const { url, server, sockets } = await serving(async (request, response) => {
      const { messages } = JSON.parse(await bodyOf(request))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ choices: [{ message: { content: messages[0].content } }] }))
    })
    const pauses: number[] = []
    const bare = openaiLm({
      ...{ id: 'local/m', card: unknownCard('m'), apiKey: 'k', baseUrl: url },
      ...{ fetch: transport().fetch, now: () => performance.now() },
    })
    const lm = withRetry(bare, { sleep: async (ms) => void pauses.push(ms), random: () => 1 })
    for (const content of ['a', 'b', 'c']) {
      expect(await lm.generate({ messages: [{ role: 'user', content }] })).toMatchObject({ text: content })
      server.closeIdleConnections()
      await vi.waitUntil(async () => (await sockets()) === 0)
    }
    expect(pauses.filter((ms) => ms > 0)).toEqual([])
  })

  it('that break at the first request are not taken for such', async () => {
    const { url } = await serving((request) => void request.socket.destroy())
    const bare = openaiLm({
      ...{ id: 'local/m', card: unknownCard('m'), apiKey: 'k', baseUrl: url },
      ...{ fetch: transport().fetch, now: () => performance.now() },
    })
    await expect(bare.generate({ messages: [{ role: 'user', content: 'a' }] })).rejects.toMatchObject({
      code: 'connection_failed',
      retryAfterMs: undefined,
    })
  })

  it('end when the transport is closed, also before any was opened', async () => {
    const { url, sockets } = await serving(answer)
    const { fetch: send, close } = httpTransport()
    await (await send(url, post('a'))).text()
    expect(await sockets()).toBe(1)
    await close()
    await vi.waitUntil(async () => (await sockets()) === 0)
    await expect(httpTransport().close()).resolves.toBeUndefined()
  })

  it('keep no process alive', async () => {
    const { url } = await serving(answer)
    const module = JSON.stringify(new URL('./transport.ts', import.meta.url).href)
    const code = `const { httpTransport } = await import(${module})
      console.log(await (await httpTransport().fetch(${JSON.stringify(url)}, { method: 'post', body: 'over' })).text())`
    const flags = ['--no-warnings', '--input-type=module', '--eval', code]
    const { stdout } = await promisify(execFile)(process.execPath, flags)
    expect(stdout.trim()).toBe('over')
  })

  it('reach a host by its name', async () => {
    const { port } = await serving(answer)
    expect(await (await transport().fetch(`http://localhost:${port}/`, post('a'))).text()).toBe('a')
  })

  it.runIf(hasIpv6)('reach IPv6 addresses', async () => {
    const { port } = await serving(answer, '::1')
    expect(await (await transport().fetch(`http://[::1]:${port}/`, post('a'))).text()).toBe('a')
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
