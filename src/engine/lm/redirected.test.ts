/** Endpoints that have moved are followed, and no stranger gets the key. */
import { describe, expect, it } from 'vitest'
import { post, serving, transport } from './test-support.ts'

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
