/** A request as it is sent, or why it never can be: no try of it would end otherwise. */
import { WhetstoneClientError } from './error.ts'

/** What is sent. */
export interface Prepared {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** @throws WhetstoneClientError `invalid_call` */
export function prepared(url: string, body: object, headers: Readonly<Record<string, string>>): Prepared {
  const { protocol } = checked(`baseUrl: expected http://… or https://…, got ${url}`, () => new URL(url))
  if (protocol !== 'http:' && protocol !== 'https:')
    throw invalid(`baseUrl: expected http://… or https://…, got ${url}`)
  for (const [name, value] of Object.entries(headers))
    checked(`${name}: expected characters that a header can carry`, () => new Headers({ [name]: value }))
  return { url, headers, body: checked('request: expected what JSON can hold', () => JSON.stringify(body)) }
}

function checked<T>(told: string, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    throw invalid(told, cause)
  }
}

// The cause is left out where it would show the key.
function invalid(told: string, cause?: unknown): WhetstoneClientError {
  return new WhetstoneClientError('invalid_call', told, {
    retryable: false,
    cause: told.startsWith('x-') ? undefined : cause,
  })
}
