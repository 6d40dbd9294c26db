/** Serves a `fetch` handler over HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errorResponse } from './api-error.ts'

/** Where to listen. */
export interface ListenOptions {
  /** 0 picks a free port. */
  readonly port: number
  /** @default '127.0.0.1' */
  readonly host?: string | undefined
}

/** A server that listens. */
export interface Listening {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** Far more than any prompt; a body beyond it is refused before it fills the memory. */
const largestBody = 32 * 1024 * 1024

/** Listens, and hands each request to a handler. Rejects when the port cannot be had. */
export async function listen(
  handler: (request: Request) => Promise<Response>,
  { port, host = '127.0.0.1' }: ListenOptions,
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => void exchange(handler, incoming, outgoing))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${shown}:${address.port}/v1`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

async function exchange(
  handler: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const left = new AbortController()
  outgoing.once('close', () => left.abort())
  try {
    const body = await bodyOf(incoming)
    const response = body === undefined ? tooLarge() : await handler(requestOf(incoming, body, left.signal))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (response.body === null) outgoing.end()
    else await pipeline(Readable.fromWeb(response.body), outgoing)
  } catch (error) {
    if (left.signal.aborted || outgoing.headersSent) return void outgoing.destroy()
    const message = error instanceof Error ? error.message : String(error)
    outgoing.writeHead(500, { 'content-type': 'application/json' })
    outgoing.end(await errorResponse({ status: 500, message, code: 'internal_error' }).text())
  }
}

function requestOf(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer,
  signal: AbortSignal,
): Request {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(url, 'http://simulated'), {
    method,
    headers: entries
      .filter(([name]) => name !== 'content-length' && name !== 'transfer-encoding')
      .map(([name, value]) => [name, value] as [string, string]),
    signal,
    ...(hasBody && { body: new Uint8Array(body) }),
  })
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  // The connection must live long enough to carry the refusal of a body that is too large.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(): Response {
  return errorResponse({
    status: 413,
    message: `Request too large: expected at most ${largestBody} bytes.`,
    code: 'request_too_large',
    headers: { connection: 'close' },
  })
}
