/** What came back over the wire, in the shape of a `Response`, without the cost of a real one. */
import { pipeline, type Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'

/** An answer as it comes over the wire. */
export interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Readable
}

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
export function reply({ statusCode, headers, body }: Answer): ClientResponse {
  const decoder = decoders.get(String(headers['content-encoding']).toLowerCase())
  // What breaks is told to whoever reads.
  const decoded = decoder ? pipeline(body, decoder(), () => {}) : body
  return {
    status: statusCode,
    ok: statusCode >= 200 && statusCode < 300,
    headers: headersOf(headers),
    body: decoded,
    text: () => textOf(decoded),
  }
}

// Not by `node:stream/consumers`: most answers are one piece, which its iterator makes dear.
function textOf(body: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    body.on('data', (piece: Buffer) => pieces.push(piece))
    body.once('end', () => resolve(decodedText(pieces)))
    body.once('error', reject)
    body.once('close', () => {
      // Whole answers close too: an error made for each of them costs more than reading it.
      if (!body.readableEnded) reject(new Error('the connection closed within the answer'))
    })
  })
}

function decodedText(pieces: readonly Buffer[]): string {
  const [first, ...others] = pieces
  const text = (others.length === 0 ? first : Buffer.concat(pieces))?.toString('utf8') ?? ''
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function headersOf(headers: Answer['headers']): ClientResponse['headers'] {
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
