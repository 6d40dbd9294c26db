/** Proxies of the environment: which variable counts, and what is no proxy. */
import { expect, it } from 'vitest'
import { proxiesOf } from './proxies.ts'

const a = 'http://a.example:8080'
const b = 'https://user:word@b.example'

it.each([
  { env: {}, proxies: {} },
  {
    env: { HTTP_PROXY: a, HTTPS_PROXY: b, NO_PROXY: 'localhost,.local' },
    proxies: { http: a, https: b, no: 'localhost,.local' },
  },
  { env: { http_proxy: a, https_proxy: b, no_proxy: '*' }, proxies: { http: a, https: b, no: '*' } },
  { env: { HTTPS_PROXY: a, https_proxy: b, NO_PROXY: 'a', no_proxy: '' }, proxies: { https: b, no: '' } },
  { env: { HTTPS_PROXY: '' }, proxies: { https: '' } },
])('$env are $proxies', ({ env, proxies }) => {
  expect(proxiesOf(env)).toEqual({ http: undefined, https: undefined, no: undefined, ...proxies })
})

it.each([
  { env: { HTTPS_PROXY: 'proxy.example' }, variable: 'HTTPS_PROXY' },
  { env: { http_proxy: 'socks5://proxy.example' }, variable: 'http_proxy' },
  { env: { HTTP_PROXY: 'proxy.example:8080', HTTPS_PROXY: a }, variable: 'HTTP_PROXY' },
])('$env name no proxy', ({ env, variable }) => {
  const told = expect.objectContaining({ code: 'invalid_environment', details: { variable } })
  expect(() => proxiesOf(env)).toThrow(told)
})
