/** The way to the wire: a `fetch` over kept connections, Node's own or through proxies by undici. */
import { reply } from './reply.ts'
import type { Proxies, Way } from './way.ts'

/** Connections that are shared by all who send through them. */
export interface Transport {
  /** As the global `fetch` in all that the official client uses of it. Has no deadline of its own: the client has. */
  readonly fetch: typeof fetch
  /** Ends all connections; idle ones keep no process alive. */
  readonly close: () => Promise<void>
}

/** Connections that open with the first request. */
export function httpTransport(proxies: Proxies = {}): Transport {
  let opened: Promise<Way> | undefined
  return {
    async fetch(input, { method = 'GET', headers = {}, body, signal } = {}) {
      opened ??= openWay(proxies)
      const { send } = await opened
      const answer = await send({
        url: String(input),
        method: method.toUpperCase(),
        headers: isPlain(headers) ? headers : Object.fromEntries(new Headers(headers)),
        body: typeof body === 'string' ? body : undefined,
        signal: signal ?? undefined,
      })
      return reply(answer) as unknown as Response
    },
    close: async () => (await opened)?.close(),
  }
}

// Both take a while to import: only a program that really asks a model pays for it.
async function openWay({ http = '', https = '', no = '' }: Proxies): Promise<Way> {
  if (http === '' && https === '') return (await import('./direct-way.ts')).directWay()
  return (await import('./proxied-way.ts')).proxiedWay({ http, https, no })
}

function isPlain(headers: RequestInit['headers']): headers is Record<string, string> {
  return Object.getPrototypeOf(headers) === Object.prototype
}
