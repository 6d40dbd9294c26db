/** What came back over the wire, in the shape of a `Response`, without the cost of a real one. */
import { pipeline, type Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import * as zlib from 'node:zlib'
import type { Dispatcher } from 'undici'

/** What the official client reads of a `Response`. */
export interface ClientResponse extends Pick<Response, 'ok' | 'status' | 'text'> {
  readonly headers: Pick<Headers, 'get' | 'has' | 'entries'>
  readonly body: AsyncIterable<Uint8Array>
}

// Asked for by nobody, but some gateways compress whatever passes.
const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', zlib.createGunzip],
  ['x-gzip', zlib.createGunzip],
  ['deflate', zlib.createInflate],
  ['br', zlib.createBrotliDecompress],
])

/** An answer. Its body can be read once: as text, or piece by piece. */
export function reply({ statusCode, headers, body }: Dispatcher.ResponseData): ClientResponse {
  const decoder = decoders.get(String(headers['content-encoding']).toLowerCase())
  // What breaks is told to whoever reads.
  const decoded = decoder && pipeline(body, decoder(), () => {})
  return {
    status: statusCode,
    ok: statusCode >= 200 && statusCode < 300,
    headers: headersOf(headers),
    body: decoded ?? body,
    text: () => (decoded ? text(decoded) : body.text()),
  }
}

function headersOf(headers: Dispatcher.ResponseData['headers']): ClientResponse['headers'] {
  const get = (name: string) => {
    const value = headers[name.toLowerCase()]
    return value === undefined ? null : [value].flat().join(', ')
  }
  return {
    get,
    has: (name) => get(name) !== null,
    *entries() {
      for (const name of Object.keys(headers)) yield [name, get(name) ?? '']
    },
  }
}
