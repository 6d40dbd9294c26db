/** Bounds how many requests are under way at once. */
import { places } from './places.ts'
import { streamOf } from './stream-of.ts'
import type { LM } from './types.ts'

/** Ends a task; gets what it failed with, if it did. */
export type Leave = (error?: unknown) => void

/** Runs tasks, at most so many at a time, in the order they came. */
export interface Limiter {
  /** Waits for its turn; whoever enters has to leave. @throws LmError `aborted` when the signal aborts first. */
  enter(signal?: AbortSignal): Promise<Leave>
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>
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
    async run(task, signal) {
      const leave = await enter(signal)
      return settled(task, leave)
    },
  }
}

/** @throws RangeError unless `most` is a whole number of at least 1. */
export function checkMost(most: number): void {
  if (!Number.isInteger(most) || most < 1)
    throw new RangeError(`limiter: expected a whole number >= 1, got ${most}`)
}

/** An LM whose requests pass through a limiter; a stream keeps its place until it ends. */
export function withLimit(lm: LM, limit: Limiter): LM {
  return {
    id: lm.id,
    generate: (request) => limit.run(() => lm.generate(request), request.signal),
    async *stream(request) {
      const leave = await limit.enter(request.signal)
      let failure: unknown
      try {
        yield* streamOf(lm, request)
      } catch (error) {
        failure = error
        throw error
      } finally {
        leave(failure)
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
