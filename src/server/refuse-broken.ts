/** Answers what is no HTTP request, or none that came in time, in the form of the service: it never reaches the app. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { ApiError } from './api-error.ts'
import { type Envelope, errorJson } from './envelope.ts'

/** Status and words by code of Node's HTTP parser; all else is a broken request. */
const faults: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers: expected at most 16 KiB'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'expected the whole request in time'],
}
const broken = [400, 'Bad Request', 'expected an HTTP request'] as const

/** Answers on the socket and ends it. */
export function refuseBroken(
  server: Server,
  { envelope, newId }: { readonly envelope: Envelope; readonly newId: () => string },
): void {
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Socket) => {
    // After a reset nobody listens; after a first byte of an answer a second one would be read as its body.
    if (code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy()
    const [status, reason, message] = faults[code] ?? broken
    const id = `req_${newId()}`
    const body = JSON.stringify(errorJson(new ApiError('invalid_request', message), id, envelope))
    const headers = [
      `HTTP/1.1 ${status} ${reason}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${id}`,
      'connection: close',
    ]
    socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`)
  })
}
