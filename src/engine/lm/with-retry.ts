/** The one layer that retries: exponential backoff with full jitter, the provider's own wish first. */
import { LmError } from '../errors.ts'
import type { LM } from './types.ts'

/** How often and how long. Clock and chance are handed in. */
export interface RetryOptions {
  /** Requests after the first. @default 5 */
  readonly retries?: number | undefined
  /** Longest wait chosen by us, in ms; a `Retry-After` is honoured whatever its length. @default 20 000 */
  readonly maxDelayMs?: number | undefined
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** A number in [0, 1). */
  readonly random: () => number
}

const firstDelayMs = 500

/**
 * An LM that tries again what may succeed later (`LmError.retryable`). The error it gives up with holds `attempts`,
 * the number of requests that were sent.
 */
export function withRetry(lm: LM, { retries = 5, maxDelayMs = 20_000, sleep, random }: RetryOptions): LM {
  return {
    id: lm.id,
    async generate(request) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return { ...(await lm.generate(request)), attempts: attempt }
        } catch (error) {
          if (!(error instanceof LmError) || !error.retryable) throw error
          if (attempt > retries) throw attempt === 1 ? error : givenUp(error, attempt)
          const backoff = random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1))
          await sleep(error.retryAfterMs ?? backoff, request.signal)
        }
      }
    },
  }
}

function givenUp(error: LmError, attempts: number): LmError {
  const { code, message, details, retryable, status, retryAfterMs, cause } = error
  const told = `${message} (${attempts} requests)`
  return new LmError(code, told, { ...details, retryable, status, retryAfterMs, attempts, cause })
}
