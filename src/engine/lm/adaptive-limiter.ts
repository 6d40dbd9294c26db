/** A limiter that finds out by itself what an endpoint takes: grows while it is clean, shrinks when it is refused. */
import { LmError } from '../errors.ts'
import { aimdPace } from './pace.ts'
import { places } from './places.ts'
import { checkMost, type Limiter, limiterOf } from './with-limit.ts'

/** The fixed ceiling; clock and sleep are handed in. */
export interface AdaptiveLimiterOptions {
  /** Requests under way at once, at most. */
  readonly most: number
  /** Milliseconds, monotonic. */
  readonly now: () => number
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** Requests under way at once before the first answers: enough for most, few enough to be refused cheaply. */
const firstWidth = 8

/**
 * A limiter to share among all calls to one endpoint. It opens place by place up to the ceiling while answers are
 * clean; a refusal for the rate (429) slows all requests down, and the wait that the provider asks for is one pause
 * for all of them, however long.
 * @throws RangeError unless `most` is a whole number of at least 1.
 */
export function adaptiveLimiter({ most, now, sleep }: AdaptiveLimiterOptions): Limiter {
  checkMost(most)
  const pace = aimdPace(now)
  let width = Math.min(most, firstWidth)
  const { take, giveBack } = places(() => width)
  const started = async (signal?: AbortSignal) => {
    for (let ms = pace.wait(); ms > 0; ms = pace.wait()) await sleep(Math.ceil(ms), signal)
    return pace.start()
  }
  return limiterOf(async (signal) => {
    await take(signal)
    const startedAt = await started(signal).catch((error) => {
      giveBack()
      throw error
    })
    return (error) => {
      const pauseMs = pauseAsked(error)
      if (pauseMs !== undefined) pace.refused(startedAt, pauseMs)
      else if (wasAnswered(error)) {
        pace.answered()
        width = Math.min(most, width + 1)
      }
      giveBack()
    }
  })
}

/** The pause that a refusal for the rate asks for; undefined for everything else. */
function pauseAsked(error: unknown): number | undefined {
  if (!(error instanceof LmError)) return undefined
  if (error.code === 'rate_limited') return error.retryAfterMs ?? 0
  return error.status === 503 ? error.retryAfterMs : undefined
}

// A connection that fails or a call that is given up says nothing of the rate.
function wasAnswered(error: unknown): boolean {
  return error === undefined || (error instanceof LmError && error.status !== undefined)
}
