/** The one layer that retries: exponential backoff with full jitter, the provider's own wish first. */
import { LmError } from '../errors.ts'
import { type Deadline, deadlineOf } from './deadline.ts'
import { streamOf } from './stream-of.ts'
import type { LM } from './types.ts'

/** How often and how long. Clock and chance are handed in. */
export interface RetryOptions {
  /** Requests after the first. @default 5 */
  readonly retries?: number | undefined
  /** Longest wait chosen by us, in ms; a `Retry-After` is honoured whatever its length. @default 20 000 */
  readonly maxDelayMs?: number | undefined
  /** Milliseconds for the whole call, requests and waits together. @default none */
  readonly deadlineMs?: number | undefined
  /** Milliseconds, monotonic. @default performance.now */
  readonly now?: (() => number) | undefined
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** A number in [0, 1). */
  readonly random: () => number
}

const defaultRetries = 5
const firstDelayMs = 500

/**
 * An LM that tries again what may succeed later (`LmError.retryable`); a stream only before its first piece. The error
 * it gives up with holds `attempts`, the number of requests that were sent. At the deadline the call ends with
 * `timeout`; a wait that would pass it is not begun.
 * @throws RangeError unless `retries` is 0 or more: no number at all would retry without end.
 */
export function withRetry(lm: LM, options: RetryOptions): LM {
  const { deadlineMs, retries = defaultRetries, now = () => performance.now() } = options
  if (!(retries >= 0)) throw new RangeError(`retries: expected 0 or more, got ${retries}`)
  return {
    id: lm.id,
    async generate(asked) {
      const deadline = deadlineOf(asked.signal, { deadlineMs, now })
      const request = deadline.signal === asked.signal ? asked : { ...asked, signal: deadline.signal }
      try {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return { ...(await lm.generate(request)), attempts: attempt }
          } catch (error) {
            await waitAfter(error, { id: lm.id, attempt, deadline, options })
          }
        }
      } finally {
        deadline.end()
      }
    },
    async *stream(asked) {
      const deadline = deadlineOf(asked.signal, { deadlineMs, now })
      const request = { ...asked, signal: deadline.signal }
      try {
        for (let attempt = 1; ; attempt += 1) {
          let hasBegun = false
          try {
            for await (const chunk of streamOf(lm, request)) {
              hasBegun = true
              yield 'completion' in chunk ? { completion: { ...chunk.completion, attempts: attempt } } : chunk
            }
            return
          } catch (error) {
            if (hasBegun) throw deadline.isOver() ? tooLate(lm.id, attempt, deadline) : error
            await waitAfter(error, { id: lm.id, attempt, deadline, options })
          }
        }
      } finally {
        deadline.end()
      }
    },
  }
}

interface Failed {
  readonly id: string
  readonly attempt: number
  readonly deadline: Deadline
  readonly options: RetryOptions
}

/** Waits until the next request may be sent. @throws what ends the call. */
async function waitAfter(error: unknown, { id, attempt, deadline, options }: Failed): Promise<void> {
  const { retries = defaultRetries, maxDelayMs = 20_000, sleep, random } = options
  if (deadline.isOver()) throw tooLate(id, attempt, deadline)
  if (!(error instanceof LmError) || !error.retryable) throw error
  if (attempt > retries) throw attempt === 1 ? error : givenUp(error, attempt)
  const backoff = random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1))
  const ms = error.retryAfterMs ?? backoff
  const left = deadline.leftMs()
  if (ms > left) {
    const told = `; the wait of ${seconds(ms)} is longer than the ${seconds(left)} left for the call`
    throw givenUp(error, attempt, told)
  }
  await sleep(ms, deadline.signal)
}

function tooLate(id: string, attempts: number, { ms }: Deadline): LmError {
  const told = `${id}: no answer within the ${seconds(ms)} for the whole call`
  return new LmError('timeout', `${told} (${requests(attempts)})`, {
    retryable: true,
    attempts,
    deadlineMs: ms,
  })
}

function givenUp(error: LmError, attempts: number, why = ''): LmError {
  const { code, message, details, retryable, status, retryAfterMs, cause } = error
  const told = `${message} (${requests(attempts)}${why})`
  return new LmError(code, told, { ...details, retryable, status, retryAfterMs, attempts, cause })
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`
}

function seconds(ms: number): string {
  return `${Math.max(0, Math.round(ms / 1000))} s`
}
