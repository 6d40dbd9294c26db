/** What hands requests of the port to the app; those whose address it could not read are answered here. */
import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { App } from './app.ts'
import { type RefusalOptions, refusal } from './refuse-broken.ts'

/** The listener; `host` stands in for the `Host` that HTTP/1.0 does not know. */
export function listener(
  app: App,
  { host, ...options }: RefusalOptions & { readonly host: string },
): RequestListener {
  // Node's own `Request` and `Response` are replaced, for the process, by those of the adapter: they cost a tenth.
  const serve = getRequestListener(app.fetch, {
    hostname: host.includes(':') ? `[${host}]` : host,
    errorHandler: () => {
      const { status, headers, body } = refusal('address', options)
      return new Response(body, { status, headers })
    },
  })
  return (incoming, outgoing) => {
    if (incoming.headers.host !== undefined || incoming.httpVersion === '1.0')
      return void serve(incoming, outgoing)
    const { status, headers, body } = refusal('address', options)
    outgoing.writeHead(status, headers).end(body)
  }
}
