/** A limiter that finds out by itself what an endpoint takes: open at once, paced when it is refused or told to be. */
import { LmError } from '../errors.ts'
import { adaptivePace } from './pace.ts'
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

/** The least that a `Retry-After` in whole seconds can ask for; what it means may be anything below. */
const leastSecondMs = 1000

/**
 * A limiter to share among all calls to one endpoint. It is open up to its ceiling; a refusal for the rate (429) slows
 * all requests down to what is granted, and the wait that the provider asks for is one pause for all of them, however
 * long. A wait of exactly one second is kept by the refused request alone: the others slow down. What answers tell of
 * the limit (`Completion.allowance`) paces requests before any is refused.
 * @throws RangeError unless `most` is a whole number of at least 1.
 */
export function adaptiveLimiter({ most, now, sleep }: AdaptiveLimiterOptions): Limiter {
  checkMost(most)
  const pace = adaptivePace(most, now)
  const { take, giveBack } = places(() => most)
  // Only the first in line watches the pace: the others would wake up in vain.
  const gate = places(() => 1)
  const started = async (signal: AbortSignal | undefined, patienceMs: number) => {
    if (pace.wait() === 0) return pace.start()
    await gate.take(signal)
    try {
      for (let ms = pace.wait(); ms > 0; ms = pace.wait()) {
        checkPatience(pace.pauseLeft(), patienceMs)
        await sleep(Math.ceil(ms), signal)
      }
      return pace.start()
    } finally {
      gate.giveBack()
    }
  }
  return limiterOf(async (signal, patienceMs = Number.POSITIVE_INFINITY) => {
    checkPatience(pace.pauseLeft(), patienceMs)
    await take(signal)
    const start = await started(signal, patienceMs).catch((error) => {
      giveBack()
      throw error
    })
    return (error, allowance) => {
      const pauseMs = pauseAsked(error)
      if (pauseMs !== undefined) pace.refused(start, pauseMs)
      else if (wasAnswered(error)) pace.answered(start, allowance)
      else pace.lost()
      giveBack()
    }
  })
}

function checkPatience(pauseMs: number, patienceMs: number): void {
  if (pauseMs <= patienceMs) return
  const told = `the provider asked for a pause, ${Math.ceil(pauseMs / 1000)} s are left of it`
  throw new LmError('rate_limited', `${told}; the call may wait ${Math.floor(patienceMs / 1000)} s`, {
    retryable: true,
    retryAfterMs: pauseMs,
  })
}

/** The pause that a refusal for the rate asks for; undefined for everything else. */
function pauseAsked(error: unknown): number | undefined {
  if (!(error instanceof LmError)) return undefined
  const { code, status, retryAfterMs } = error
  if (code === 'rate_limited') return retryAfterMs === leastSecondMs ? 0 : (retryAfterMs ?? 0)
  return status === 503 ? retryAfterMs : undefined
}

// A connection that fails or a call that is given up says nothing of the rate.
function wasAnswered(error: unknown): boolean {
  return error === undefined || (error instanceof LmError && error.status !== undefined)
}
