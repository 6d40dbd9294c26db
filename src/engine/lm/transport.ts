/** The way to the wire: HTTP over pooled connections by undici, for half of what the global `fetch` costs. */
import type { Dispatcher } from 'undici'
import { type ClientResponse, reply } from './reply.ts'

/** Proxies by the scheme of what is asked for, and the hosts (comma-separated) that are reached without one. */
export interface Proxies {
  readonly http?: string | undefined
  readonly https?: string | undefined
  readonly no?: string | undefined
}

/** Connections that are shared by all who send through them. */
export interface Transport {
  /** As the global `fetch` in all that the official client uses of it. Has no deadline of its own: the client has. */
  readonly fetch: typeof fetch
  /** Ends all connections; idle ones keep no process alive. */
  readonly close: () => Promise<void>
}

const maxRedirections = 5

/** Connections that open with the first request. */
export function httpTransport(proxies: Proxies = {}): Transport {
  let opened: Promise<Connections> | undefined
  return {
    async fetch(input, init = {}) {
      opened ??= connections(proxies)
      const { request, dispatcher } = await opened
      const answer = await request(String(input), {
        dispatcher,
        method: (init.method ?? 'get').toUpperCase() as Dispatcher.HttpMethod,
        headers: Object.fromEntries(
          init.headers instanceof Headers ? init.headers : new Headers(init.headers),
        ),
        // The client writes its bodies as JSON itself.
        body: (init.body ?? null) as string | null,
        signal: init.signal ?? null,
      })
      const response: ClientResponse = reply(answer)
      return response as unknown as Response
    },
    close: async () => (await opened)?.dispatcher.destroy(),
  }
}

interface Connections {
  readonly request: typeof import('undici').request
  readonly dispatcher: Dispatcher
}

// Undici takes 0.1 s to import: only a program that really asks a model pays for it.
async function connections({ http = '', https = '', no = '' }: Proxies): Promise<Connections> {
  const { Agent, EnvHttpProxyAgent, interceptors, request } = await import('undici')
  const patient = { headersTimeout: 0, bodyTimeout: 0 }
  const hasProxy = http !== '' || https !== ''
  const agent = hasProxy
    ? new EnvHttpProxyAgent({ ...patient, httpProxy: http, httpsProxy: https, noProxy: no })
    : new Agent(patient)
  return { request, dispatcher: agent.compose(interceptors.redirect({ maxRedirections })) }
}
