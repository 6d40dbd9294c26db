/** What the service says of itself. */
import { parseHTML } from 'linkedom'
import { expect, it } from 'vitest'
import { readKeys } from '../../src/server/index.ts'
import { openService } from './service.ts'

it('is described for machines, with every status that a route may answer', async () => {
  const { app } = await openService({ app: { keys: readKeys('web=key-of-web') } })
  const document = (await (await app.request('/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, { responses: object; security?: object[] }>>
    components: { schemas: Record<string, object>; securitySchemes: object }
  }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual([
    '/api/intelligence/generate_hmw',
    '/api/intelligence/generate_solutions',
    '/health',
    '/ready',
    '/metrics',
  ])
  const post = document.paths['/api/intelligence/generate_hmw']?.post
  expect(Object.keys(post?.responses ?? {}).map(Number)).toEqual([
    200, 401, 413, 422, 429, 500, 502, 503, 504,
  ])
  expect(post?.security).toEqual([{ apiKey: [] }])
  expect(document.components.securitySchemes).toEqual({
    apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
  })
  expect(Object.keys(document.components.schemas).sort()).toEqual([
    'Context',
    'Error',
    'HmwAnswer',
    'HmwRequest',
    'Meta',
    'Ready',
    'SolutionsAnswer',
    'SolutionsRequest',
  ])
  for (const [, ref = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(document.components.schemas).toHaveProperty(ref)
})

it('asks for no key where none is needed', async () => {
  const { app } = await openService()
  expect(await (await app.request('/openapi.json')).text()).not.toContain('"security":')
})

it('says which envelope it uses', async () => {
  const { app } = await openService({ app: { envelope: 'fastapi' } })
  expect(await (await app.request('/openapi.json')).text()).toContain('"WrappedError"')
})

it('is described for people without scripts and without the network', async () => {
  const { app } = await openService({ app: { keys: readKeys('web=key-of-web') } })
  const answer = await app.request('/docs')
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
  const html = await answer.text()
  expect(html).not.toContain('key-of-web')
  const { document } = parseHTML(html)
  expect(document.querySelectorAll('script, [style], [onclick]')).toHaveLength(0)
  expect([...document.querySelectorAll('link')].map((link) => link.getAttribute('href'))).toEqual([
    '/docs/style.css',
  ])
  expect(document.querySelectorAll('section')).toHaveLength(5)
  expect((await app.request('/docs/style.css')).headers.get('content-type')).toMatch(/^text\/css/)
  for (const link of document.querySelectorAll('a[href^="#"]'))
    expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? ''), link.outerHTML).not.toBeNull()
})

it('shows commands that work as typed', async () => {
  const { app } = await openService()
  const { document } = parseHTML(await (await app.request('/docs')).text())
  const commands = [...document.querySelectorAll('pre.curl')].map((pre) => pre.textContent ?? '')
  expect(commands).toHaveLength(5)
  for (const command of commands.filter((text) => text.includes('generate_hmw'))) {
    const [, url = '', type = '', body = ''] =
      /^curl -s (\S+) -H 'content-type: (\S+)' \\\n {2}-d '([^']+)'$/.exec(command) ?? []
    const answer = await app.request(url, { method: 'POST', headers: { 'content-type': type }, body })
    expect(answer.status).toBe(200)
  }
})

it('shows a hostile host name as text', async () => {
  const { app } = await openService()
  const html = await (await app.request("http://a'b&c/docs")).text()
  expect(html).not.toContain("a'b&c")
})
