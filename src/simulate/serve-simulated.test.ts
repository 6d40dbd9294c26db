/** The endpoint over loopback, as other processes and languages reach it. */
import { connect } from 'node:net'
import { OpenAI } from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveSimulated, simulatedModels } from './index.ts'

const ask = {
  model: 'gpt-5-mini',
  messages: [{ role: 'user' as const, content: 'Say something about tea.' }],
}

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('served over HTTP', () => {
  let server: Awaited<ReturnType<typeof serveSimulated>>
  beforeAll(async () => {
    server = await serveSimulated({ port: 0 })
  })
  afterAll(() => server.close())
  const clientOf = (options: object = {}) =>
    new OpenAI({ apiKey: 'any', baseURL: server.url, maxRetries: 0, ...options })

  it('tells where it listens', () => {
    expect(server.port).toBeGreaterThan(0)
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/v1`)
  })

  it('answers as in process', async () => {
    const { created: _then, ...overHttp } = await clientOf().chat.completions.create(ask)
    const { created: _now, ...inProcess } = await clientOf({
      fetch: simulatedModels(),
    }).chat.completions.create(ask)
    expect(overHttp).toEqual(inProcess)
  })

  it('streams', async () => {
    const chunks = await gathered(await clientOf().chat.completions.create({ ...ask, stream: true }))
    const whole = await clientOf().chat.completions.create(ask)
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    )
  })

  it('passes the repeat header on, and errors with their status', async () => {
    const [first, second] = await Promise.all(
      ['0', '1'].map((at) =>
        clientOf().chat.completions.create(ask, { headers: { 'x-whetstone-repeat': at } }),
      ),
    )
    expect(first?.id).not.toBe(second?.id)
    await expect(clientOf().chat.completions.create({ ...ask, model: 'none' })).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    })
    expect((await fetch(`${server.url}/nothing`)).status).toBe(404)
  })

  it('refuses a body without end', async () => {
    const response = await fetch(`${server.url}/chat/completions`, {
      method: 'POST',
      body: 'x'.repeat(33 * 1024 * 1024),
    }).catch(() => ({ status: 413 }))
    expect(response.status).toBe(413)
  })

  it('outlives a client that leaves in the middle of a request', async () => {
    const socket = connect(server.port, '127.0.0.1')
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write('POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"model"')
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.destroy()
    expect((await clientOf().models.list()).data).toHaveLength(2)
  })
})

it('says when the port is taken', async () => {
  const server = await serveSimulated({ port: 0 })
  await expect(serveSimulated({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await server.close()
})

it('closes while a client waits for its answer', async () => {
  const server = await serveSimulated({ port: 0, latencyMs: 60_000 })
  const asked = fetch(`${server.url}/chat/completions`, { method: 'POST', body: JSON.stringify(ask) })
  setTimeout(() => void server.close(), 20)
  await expect(asked).rejects.toThrow()
})
