/** Answers as they leave: a body with the headers that every answer of the service has. */
import type { Context } from 'hono'
import type { AppEnv } from './app.ts'

/** What the OWASP REST guide asks of an API, and what the page at `/docs` may load: its own style alone. */
const fixedHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
} as const

/** What differs from one answer to the next. */
export interface AnswerOptions {
  /** @default 200 */
  readonly status?: number | undefined
  /** @default 'application/json' */
  readonly type?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** The headers of every answer to one request. */
export function headersFor(requestId: string, isDraining: boolean): Readonly<Record<string, string>> {
  const headers = { ...fixedHeaders, 'x-request-id': requestId }
  return isDraining ? { ...headers, connection: 'close' } : headers
}

/** An answer. Its headers stay a plain object: the server writes such ones without a detour over `Headers`. */
export function answer(
  c: Context<AppEnv>,
  body: string,
  { status = 200, type = 'application/json', headers }: AnswerOptions = {},
): Response {
  return new Response(body, {
    status,
    headers: { ...c.get('headers')(), 'content-type': type, ...headers },
  })
}

/** An answer in JSON. */
export function answerJson(c: Context<AppEnv>, document: object, options?: AnswerOptions): Response {
  return answer(c, JSON.stringify(document), options)
}
