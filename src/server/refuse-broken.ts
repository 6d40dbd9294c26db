/** Answers what is no HTTP request, or none that came in time, in the form of the service: it never reaches the app. */
import { type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { ApiError } from './api-error.ts'
import type { Code } from './codes.ts'
import { type Envelope, errorJson } from './envelope.ts'

/** Status, code and words by code of Node's HTTP parser or by what was asked. */
const faults = {
  HPE_HEADER_OVERFLOW: [431, 'invalid_request', 'headers: expected at most 16 KiB'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'invalid_request', 'expected the whole request in time'],
  address: [400, 'invalid_request', 'expected a path and a header Host that make an address'],
  expectation: [417, 'invalid_request', 'expect: expected 100-continue'],
  tunnel: [405, 'method_not_allowed', 'expected another method than CONNECT'],
  broken: [400, 'invalid_request', 'expected an HTTP request'],
} as const satisfies Readonly<Record<string, readonly [number, Code, string]>>

/** What is at fault. */
export type Fault = keyof typeof faults

/** What refusals hold. */
export interface RefusalOptions {
  readonly envelope: Envelope
  readonly newId: () => string
}

/** The answer to a fault. */
export function refusal(fault: Fault, { envelope, newId }: RefusalOptions) {
  const [status, code, message] = faults[fault]
  const id = `req_${newId()}`
  const body = JSON.stringify(errorJson(new ApiError(code, message), id, envelope))
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-request-id': id,
    connection: 'close',
  }
  return { status, headers, body }
}

/** Answers on the socket and ends it. */
export function refuseBroken(server: Server, options: RefusalOptions): void {
  server.on(
    'clientError',
    ({ code = '' }: NodeJS.ErrnoException, socket: Duplex & { bytesWritten?: number }) => {
      // After a reset nobody listens; after a first byte of an answer a second one would be read as its body.
      if (code === 'ECONNRESET' || !socket.writable || socket.bytesWritten) return void socket.destroy()
      end(socket, Object.hasOwn(faults, code) ? (code as Fault) : 'broken', options)
    },
  )
  server.on('connect', (_request, socket) => end(socket, 'tunnel', options))
  server.on('checkExpectation', (_request, response) => {
    const { status, headers, body } = refusal('expectation', options)
    response.writeHead(status, headers).end(body)
  })
}

function end(socket: Duplex, fault: Fault, options: RefusalOptions): void {
  const { status, headers, body } = refusal(fault, options)
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
