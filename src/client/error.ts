/** The one error of the client: what the service answered instead, or why there was no answer. */

/** Where an error came from. */
export interface ErrorFacts {
  /** HTTP status; undefined when no answer came. */
  readonly status?: number | undefined
  readonly retryable: boolean
  /** The service's id of the request, for its log. */
  readonly requestId?: string | undefined
  /** How long the service asked to wait. */
  readonly retryAfterMs?: number | undefined
  readonly details?: unknown
  readonly cause?: unknown
}

/**
 * `code` is one of the service (`invalid_request`, `rate_limited`, …), or the client's own: `connection_failed`,
 * `client_timeout`, `aborted`, `unexpected_answer`, `invalid_call` for what cannot be sent at all.
 */
export class WhetstoneClientError extends Error {
  readonly code: string
  readonly status: number | undefined
  readonly retryable: boolean
  readonly requestId: string | undefined
  readonly retryAfterMs: number | undefined
  readonly details: unknown

  constructor(code: string, message: string, { cause, ...facts }: ErrorFacts) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'WhetstoneClientError'
    this.code = code
    this.status = facts.status
    this.retryable = facts.retryable
    this.requestId = facts.requestId
    this.retryAfterMs = facts.retryAfterMs
    this.details = facts.details
  }
}

/** The error in an answer of the service, in either of its envelopes. */
export function errorOfAnswer({ status, headers }: Response, body: unknown): WhetstoneClientError {
  const error = member(member(body, 'error') === undefined ? member(body, 'detail') : body, 'error')
  const code = member(error, 'code')
  const ownId = member(error, 'request_id')
  const facts = {
    status,
    requestId: headers.get('x-request-id') ?? (typeof ownId === 'string' ? ownId : undefined),
    retryAfterMs: waitOf(headers.get('retry-after')),
  }
  if (typeof code !== 'string') {
    const place = headers.get('location')
    const told = `expected an answer of Whetstone, got status ${status}${place === null ? '' : ` to ${place}: see baseUrl`}`
    const retryable = status === 429 || status >= 500
    return new WhetstoneClientError('unexpected_answer', told, { ...facts, retryable })
  }
  return new WhetstoneClientError(code, String(member(error, 'message')), {
    ...facts,
    retryable: member(error, 'retryable') === true,
    details: member(error, 'details'),
  })
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

/** Milliseconds in `Retry-After`, which holds seconds or a date. */
function waitOf(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
