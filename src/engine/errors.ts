/** The one base of all errors: a stable code, the data as fields, and a message of expected / got / where. */

/** What every error carries besides its message. */
export interface ErrorDetails {
  readonly cause?: unknown
  readonly [field: string]: unknown
}

/** What went wrong or was not as asked for, as plain data. */
export interface Reason {
  /** Stable and snake_case. */
  readonly code: string
  readonly message: string
}

/**
 * Base of every error that Whetstone throws on purpose.
 * `code` is stable and snake_case; everything a program may want to act on stands in `details`.
 */
export class WhetstoneError extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.code = code
    this.details = details
  }

  /** The form that `--json` prints and the store keeps. */
  toJSON(): Record<string, unknown> {
    return { code: this.code, message: this.message, ...this.details }
  }
}

/** The user gave something that cannot be used: a flag, a file, a value, a missing key. Nothing was written. */
export class InputError extends WhetstoneError {}

/** A completion that does not hold the fields of its signature. */
export class ParseError extends WhetstoneError {
  /** Names of the fields that could not be read, in signature order. */
  readonly missing: readonly string[]
  /** The completion as it came. */
  readonly text: string
  /** Raw values of the fields that are there all the same. */
  readonly values: Readonly<Record<string, unknown>>

  constructor(
    message: string,
    { missing, text, ...details }: ErrorDetails & { missing: string[]; text: string },
    values: Readonly<Record<string, unknown>> = {},
  ) {
    super('unparsable_completion', message, { ...details, missing, text })
    this.missing = missing
    this.text = text
    this.values = values
  }
}

/** What a provider, or the way to it, answered instead of a completion. */
export class LmError extends WhetstoneError {
  /** True when the same request may succeed later. */
  readonly retryable: boolean
  /** HTTP status, absent when no answer came. */
  readonly status: number | undefined
  /** How long the provider asked us to wait. */
  readonly retryAfterMs: number | undefined

  constructor(
    code: string,
    message: string,
    details: ErrorDetails & {
      retryable: boolean
      status?: number | undefined
      retryAfterMs?: number | undefined
    },
  ) {
    super(code, message, details)
    this.retryable = details.retryable
    this.status = details.status
    this.retryAfterMs = details.retryAfterMs
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** True for an error that says that nobody waits for an answer any more: ours, or one of a `fetch` that was aborted. */
export function isAbort(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'AbortError' || (error as { code?: unknown }).code === 'aborted'
}

/** How many requests were sent before a call was given up, where that is known. */
export function attemptsOf(error: unknown): number | undefined {
  const attempts = error instanceof LmError ? error.details.attempts : undefined
  return typeof attempts === 'number' ? attempts : undefined
}

/** `code` and `message` of anything that was thrown; foreign errors get the code of their class name. */
export function describeError(error: unknown): Reason {
  if (error instanceof WhetstoneError) return { code: error.code, message: error.message }
  return { code: error instanceof Error ? snakeCase(error.name) : 'thrown_value', message: messageOf(error) }
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}
