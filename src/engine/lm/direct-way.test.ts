/** Connections that are kept, closed by servers, and ended, against real servers on loopback. */
import { execFile } from 'node:child_process'
import type { RequestListener } from 'node:http'
import { networkInterfaces } from 'node:os'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { unknownCard } from './card.ts'
import { openaiLm } from './openai.ts'
import { bodyOf, post, serving, transport } from './test-support.ts'
import { httpTransport } from './transport.ts'
import { withRetry } from './with-retry.ts'

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
)

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
      await expect.poll(() => sockets()).toBe(0)
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
    await expect.poll(() => sockets()).toBe(0)
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
