/** Bounds how many requests are under way at once. */
import { places } from './places.ts'
import { streamOf } from './stream-of.ts'
import type { Allowance, LM } from './types.ts'

/** Ends a task; gets what it failed with if it did, and what the provider says is left of its limit if it does. */
export type Leave = (error?: unknown, allowance?: Allowance) => void

/** Runs tasks, at most so many at a time, in the order they came. */
export interface Limiter {
  /**
   * Waits for its turn; whoever enters has to leave.
   * @throws LmError `aborted` when the signal aborts first, `rate_limited` at once when the provider's pause is longer
   *   than `patienceMs`.
   */
  enter(signal?: AbortSignal, patienceMs?: number): Promise<Leave>
  run<T>(task: () => Promise<T>, signal?: AbortSignal, patienceMs?: number): Promise<T>
}

/**
 * A limiter to share among all models of one endpoint.
 * @throws RangeError unless `most` is a whole number of at least 1.
 */
export function limiter(most: number): Limiter {
  checkMost(most)
  const { take, giveBack } = places(() => most)
  return limiterOf(async (signal) => {
    await take(signal)
    return giveBack
  })
}

/** A limiter by its way in. */
export function limiterOf(enter: Limiter['enter']): Limiter {
  return {
    enter,
    async run(task, signal, patienceMs) {
      const leave = await enter(signal, patienceMs)
      return settled(task, leave)
    },
  }
}

/** @throws RangeError unless `most` is a whole number of at least 1. */
export function checkMost(most: number): void {
  if (!Number.isInteger(most) || most < 1)
    throw new RangeError(`limiter: expected a whole number >= 1, got ${most}`)
}

/**
 * An LM whose requests pass through a limiter; a stream keeps its place until it ends. `patienceMs` is the longest pause
 * of the provider's that is waited out.
 */
export function withLimit(lm: LM, limit: Limiter, patienceMs?: number): LM {
  return {
    id: lm.id,
    async generate(request) {
      const leave = await limit.enter(request.signal, patienceMs)
      let end: Parameters<Leave> = []
      try {
        const { allowance, ...completion } = await lm.generate(request)
        end = [undefined, allowance]
        return completion
      } catch (error) {
        end = [error]
        throw error
      } finally {
        leave(...end)
      }
    },
    async *stream(request) {
      const leave = await limit.enter(request.signal, patienceMs)
      let end: Parameters<Leave> = []
      try {
        for await (const chunk of streamOf(lm, request)) {
          if ('delta' in chunk) yield chunk
          else {
            const { allowance, ...completion } = chunk.completion
            end = [undefined, allowance]
            yield { completion }
          }
        }
      } catch (error) {
        end = [error]
        throw error
      } finally {
        leave(...end)
      }
    },
  }
}

async function settled<T>(task: () => Promise<T>, leave: Leave): Promise<T> {
  try {
    const value = await task()
    leave()
    return value
  } catch (error) {
    leave(error)
    throw error
  }
}
