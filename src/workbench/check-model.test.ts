/** A model that the catalog does not know is looked for at its endpoint, by the way that requests take. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkModels } from './check-model.ts'
import { openSession } from './session.ts'

/** A session whose endpoint is reached only through a proxy, and what the proxy was asked. */
async function behindProxy(status: number) {
  const asked: (string | undefined)[] = []
  const proxy = createServer((request, response) => {
    asked.push(request.url, request.headers.authorization)
    response.writeHead(status).end('{}')
  })
  // The tunnel ends here: what is sent through it is answered by the same server.
  proxy.on('connect', (request, socket) => {
    asked.push(request.url)
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    proxy.emit('connection', socket)
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  const cwd = mkdtempSync(join(tmpdir(), 'check-model-'))
  const env = {
    OPENAI_API_KEY: 'key-of-test',
    OPENAI_BASE_URL: 'http://models.invalid/v1',
    HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  }
  const warnings: string[] = []
  const session = await openSession({ cwd, env, tasks: {}, onWarning: ({ code }) => warnings.push(code) })
  onTestFinished(async () => {
    await session.close()
    proxy.close()
    rmSync(cwd, { recursive: true })
  })
  return { session, asked, warnings }
}

it.each([404, 200, 500])('asks through the proxy; answer %d', async (status) => {
  const { session, asked, warnings } = await behindProxy(status)
  const checked = checkModels(session, 'openai/gpt-9')
  if (status === 404) await expect(checked).rejects.toMatchObject({ code: 'unknown_model' })
  else await checked
  expect(asked).toEqual(['models.invalid:80', '/v1/models/gpt-9', 'Bearer key-of-test'])
  expect(warnings).toEqual(status === 404 ? [] : ['unpriced_openai/gpt-9'])
})

it('asks nothing of a model that the catalog knows', async () => {
  const { session, asked } = await behindProxy(404)
  await checkModels(session, 'openai/gpt-5-nano')
  expect(asked).toEqual([])
})
