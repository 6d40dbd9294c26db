/** The error codes of the service with their HTTP statuses: one table. */

/** What a client may act on. `retryable`: the same request may succeed later. */
export const codes = {
  invalid_request: { status: 422, retryable: false },
  unauthorized: { status: 401, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  payload_too_large: { status: 413, retryable: false },
  rate_limited: { status: 429, retryable: true },
  overloaded: { status: 503, retryable: true },
  not_ready: { status: 503, retryable: true },
  openai_api_error: { status: 502, retryable: true },
  timeout_error: { status: 504, retryable: true },
  dspy_generation_error: { status: 500, retryable: false },
} as const

/** A code of the table. */
export type Code = keyof typeof codes

/** All codes, for the schema of an error. */
export const codeNames = Object.keys(codes) as [Code, ...Code[]]

/** Statuses an error may have; 499, which only log and counters see, is for clients that went away. */
export type ErrorStatus = (typeof codes)[Code]['status'] | 499
