/** The example of a Next.js route, called as Next.js would, in front of a real service. */
import { afterEach, expect, it, vi } from 'vitest'
import { readKeys, serve } from '../../src/server/index.ts'
import { afterTest, openService } from './service.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

async function post(body: object, key: string): Promise<Response> {
  const { live } = await openService()
  const server = await serve({ port: 0, live, keys: readKeys('web=key-of-web') })
  afterTest(server.close)
  vi.stubEnv('WHETSTONE_URL', server.url)
  vi.stubEnv('WHETSTONE_KEY', key)
  const { POST } = await import('../../examples/10-next-route.ts')
  return POST(new Request('http://next/api/hmw', { method: 'POST', body: JSON.stringify(body) }))
}

it('answers questions', async () => {
  const answer = await post({ insights: ['People wait at the desk.'] }, 'key-of-web')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    questions: expect.any(Array),
    id: expect.stringMatching(/^req_/),
  })
})

it.each([
  [{ insights: [''] }, 'key-of-web', 400, 'invalid_request'],
  [{ insights: ['x'] }, 'wrong', 500, 'unauthorized'],
])('passes on what %j with key %s went wrong by', async (body, key, status, error) => {
  const answer = await post(body, key)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject({ error })
})
