/** Gives the app a port, and takes leave without dropping a request. */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InputError } from '../workbench/index.ts'
import { createApp } from './create-app.ts'
import { listener } from './listener.ts'
import { type AppOptions, defaultLimits } from './options.ts'
import { refuseBroken } from './refuse-broken.ts'
import { takingLeave } from './take-leave.ts'

/** Where and how to listen. */
export interface ServeOptions extends Omit<AppOptions, 'isDraining'> {
  /** @default '127.0.0.1' */
  readonly host?: string | undefined
  /** 0 picks a free one. */
  readonly port: number
  /** How long a client may take to send its request. @default 30 000 */
  readonly receiveMs?: number | undefined
}

/** A service that listens. */
export interface Serving {
  readonly url: string
  readonly port: number
  /** Takes no more connections, finishes the requests in flight and ends; what outlasts the request limit is cut. */
  close(): Promise<void>
}

/**
 * Listens.
 * @throws InputError `keys_required` for a host beyond loopback without keys, `port_unavailable`
 */
export async function serve({ host = '127.0.0.1', port, ...options }: ServeOptions): Promise<Serving> {
  const { keys = [], limits, receiveMs = 30_000 } = options
  if (keys.length === 0 && !isLoopback(host)) {
    throw new InputError(
      'keys_required',
      `--host ${host}: expected keys in WHETSTONE_API_KEYS to listen beyond loopback, found none; set some (name=key,name=key), or use --host 127.0.0.1`,
      { host },
    )
  }
  let isDraining = false
  const app = createApp({ ...options, isDraining: () => isDraining })
  const refusals = { envelope: options.envelope ?? 'whetstone', newId: options.newId ?? randomUUID }
  const timing = {
    requestTimeout: receiveMs,
    headersTimeout: Math.min(receiveMs, 10_000),
    connectionsCheckingInterval: Math.min(receiveMs, 5000),
    // The listener refuses requests without one itself, in the form of the service.
    requireHostHeader: false,
  }
  const server = createServer(timing, listener(app, { host, ...refusals }))
  refuseBroken(server, refusals)
  const takeLeave = takingLeave(server)
  await listening(server, { host, port })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    async close() {
      isDraining = true
      await takeLeave(limits?.requestMs ?? defaultLimits.requestMs)
    },
  }
}

/** True for hosts that only this machine can reach. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

const causes: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use',
  EACCES: 'this user may not open the port',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no such host is known',
}

function listening(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = causes[cause.code ?? ''] ?? `it cannot be listened on (${cause.code})`
      const told = `--port ${port} --host ${host}: expected to listen there, but ${why}; --port 0 picks a free one`
      reject(new InputError('port_unavailable', told, { host, port, cause }))
    })
    server.listen(port, host, resolve)
  })
}
