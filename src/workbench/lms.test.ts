/** The models of a session: the way they go to the wire. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { realClock } from './clock.ts'
import { readEnvironment } from './environment.ts'
import { createLms } from './lms.ts'

const answer = JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'hello' } }] })

function lmsOf(env: Readonly<Record<string, string>>) {
  const given = { OPENAI_API_KEY: 'key-of-test', ...env }
  return createLms({
    environment: readEnvironment(given),
    env: given,
    models: {},
    clock: realClock,
    onWarning: () => {},
    cache: undefined,
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
  await vi.waitUntil(() => new Promise((told) => server.getConnections((_, count) => told(count === 0))))
})

it('say which proxy is none, but for simulated models, which need none', () => {
  const lms = lmsOf({ HTTPS_PROXY: 'nowhere' })
  expect(() => lms.lm('openai/gpt-5-nano')).toThrow(
    expect.objectContaining({ code: 'invalid_environment', details: { variable: 'HTTPS_PROXY' } }),
  )
  expect(lms.lm('simulated/gpt-5-nano').id).toBe('simulated/gpt-5-nano')
})
