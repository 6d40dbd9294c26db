/** Requests through the proxies of an environment, by undici: Node's own connections know none before Node 24.5. */
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici'
import { redirected } from './redirected.ts'
import type { Proxies, Way } from './way.ts'

/** Connections that open with the first request. */
export function proxiedWay({ http = '', https = '', no = '' }: Proxies): Way {
  const patient = { headersTimeout: 0, bodyTimeout: 0 }
  const dispatcher = new EnvHttpProxyAgent({ ...patient, httpProxy: http, httpsProxy: https, noProxy: no })
  return {
    send: redirected(({ url, method, headers, body = null, signal = null }) =>
      request(url, { dispatcher, method: method as Dispatcher.HttpMethod, headers, body, signal }),
    ),
    close: () => dispatcher.destroy(),
  }
}
