/** Time and chance of the real world, handed to all who need them. */
import { setTimeout as wait } from 'node:timers/promises'
import { LmError } from '../engine/index.ts'

/** Clock, sleep and chance. Tests hand in others. */
export interface Clock {
  /** The date and time of day. */
  readonly date: () => Date
  /** Milliseconds, monotonic. */
  readonly now: () => number
  /** Waits; rejects with LmError `aborted` when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly random: () => number
}

/** The real ones. */
export const realClock: Clock = {
  date: () => new Date(),
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, signal ? { signal } : {})
    } catch (cause) {
      throw new LmError('aborted', 'the request was aborted while it waited to be sent again', {
        retryable: false,
        cause,
      })
    }
  },
  random: Math.random,
}
