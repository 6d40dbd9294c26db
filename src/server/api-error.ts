/** An error as a client sees it. Its message and details are written here, never taken from a provider. */
import { type Code, codes, type ErrorStatus } from './codes.ts'

/** What differs from the table of codes. */
export interface ApiErrorOptions {
  readonly status?: ErrorStatus | undefined
  readonly retryable?: boolean | undefined
  readonly retryAfterMs?: number | undefined
  readonly details?: unknown
  /** Methods that the path takes. */
  readonly allow?: string | undefined
}

/** Thrown anywhere in the service, answered by `onError`. */
export class ApiError extends Error {
  readonly code: Code
  readonly status: ErrorStatus
  readonly retryable: boolean
  /** Sent as `Retry-After`, in whole seconds. */
  readonly retryAfterMs: number | undefined
  readonly details: unknown
  /** Sent as `Allow`. */
  readonly allow: string | undefined

  constructor(code: Code, message: string, options: ApiErrorOptions = {}) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = options.status ?? codes[code].status
    this.retryable = options.retryable ?? codes[code].retryable
    this.retryAfterMs = options.retryAfterMs
    this.details = options.details
    this.allow = options.allow
  }
}
