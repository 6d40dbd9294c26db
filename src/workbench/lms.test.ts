/** The models of a session: the way they go to the wire. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Completion } from '../engine/index.ts'
import { realClock } from './clock.ts'
import { readEnvironment } from './environment.ts'
import { createLms, type LmsOptions } from './lms.ts'

const answer = JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'hello' } }] })

function lmsOf(env: Readonly<Record<string, string>>, more: Partial<LmsOptions> = {}) {
  const given = { OPENAI_API_KEY: 'key-of-test', ...env }
  return createLms({
    environment: readEnvironment(given),
    env: given,
    models: {},
    clock: realClock,
    onWarning: () => {},
    cache: undefined,
    ...more,
  })
}

it('share connections, which end with the session', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(answer)
  })
  const opened = vi.fn()
  server.on('connection', opened)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const lms = lmsOf({ OPENAI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` })
  for (const model of ['openai/gpt-5-nano', 'openai/gpt-5-mini']) {
    const { text } = await lms.lm(model).generate({ messages: [{ role: 'user', content: 'hi' }] })
    expect(text).toBe('hello')
    // The answer is there a moment before its connection is free again.
    await new Promise(setImmediate)
  }
  expect(opened).toHaveBeenCalledTimes(1)
  await lms.close()
  await expect.poll(() => promisify(server.getConnections.bind(server))()).toBe(0)
})

it('say which proxy is none, but for simulated models, which need none', () => {
  const lms = lmsOf({ HTTPS_PROXY: 'nowhere' })
  expect(() => lms.lm('openai/gpt-5-nano')).toThrow(
    expect.objectContaining({ code: 'invalid_environment', details: { variable: 'HTTPS_PROXY' } }),
  )
  expect(lms.lm('simulated/gpt-5-nano').id).toBe('simulated/gpt-5-nano')
})

it('share requests in flight, what they learned, and what was said, however often a model is made', async () => {
  const bodies: Record<string, unknown>[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString())
    bodies.push(body)
    const isRefused = body.reasoning_effort !== undefined
    const error = { message: 'no', code: 'unsupported_value', param: 'reasoning_effort' }
    response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/json' })
    response.end(isRefused ? JSON.stringify({ error }) : answer)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const said: string[] = []
  const lms = lmsOf(
    { OPENAI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` },
    { cache: async () => new Map<string, Completion>(), onWarning: ({ code }) => said.push(code) },
  )
  onTestFinished(lms.close)
  const ask = (ref: string, content: string) =>
    lms.lm(ref).generate({ messages: [{ role: 'user', content }], temperature: 0.5 })
  const both = await Promise.all([ask('openai/gpt-5-nano', 'hi'), ask('gpt-5-nano', 'hi')])
  expect(both.map(({ cached }) => cached)).toEqual([false, true])
  await ask('openai/gpt-5-nano', 'again')
  expect(bodies.map((body) => 'reasoning_effort' in body)).toEqual([true, false, false])
  expect(said.filter((code) => code === 'temperature_left_out')).toHaveLength(1)
  expect(new Set(said).size).toBe(said.length)
})
