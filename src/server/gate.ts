/** Lets so many generations run, so many wait, and refuses the rest at once. */
import { ApiError } from './api-error.ts'

/** A bounded queue. */
export interface Gate {
  /**
   * Runs a task when it is its turn.
   * @throws ApiError `overloaded` when too many wait, `timeout_error` when the signal aborts before its turn.
   */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>
  running(): number
  waiting(): number
}

/** How wide the gate is. */
export interface GateOptions {
  /** Tasks at once. */
  readonly concurrency: number
  /** Tasks that may wait. */
  readonly queue: number
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

/** Weight of the newest duration in the running mean: the last twenty or so count. */
const newest = 0.1
const shortestWaitMs = 1000

/** A gate; whoever is refused is told when those who wait now should have begun. */
export function gate({ concurrency, queue, now }: GateOptions): Gate {
  const waiting = new Set<() => void>()
  let running = 0
  let meanMs: number | undefined
  const turn = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(start)
        reject(new ApiError('timeout_error', 'the request was not begun in time'))
      }
      const start = () => {
        waiting.delete(start)
        signal.removeEventListener('abort', leave)
        resolve()
      }
      if (signal.aborted) return leave()
      signal.addEventListener('abort', leave, { once: true })
      waiting.add(start)
    })
  const release = (tookMs: number) => {
    meanMs = meanMs === undefined ? tookMs : meanMs + newest * (tookMs - meanMs)
    // A free slot goes straight to the next in line, so `running` stays as it is then.
    const [next] = waiting
    if (next) next()
    else running -= 1
  }
  // Little's law: `concurrency` places give away one each `meanMs / concurrency` on average.
  const drainMs = () => Math.max(shortestWaitMs, ((meanMs ?? 0) * (waiting.size + 1)) / concurrency)
  return {
    async run(task, signal) {
      if (running < concurrency) running += 1
      else if (waiting.size < queue) await turn(signal)
      else throw new ApiError('overloaded', 'too many requests are waiting', { retryAfterMs: drainMs() })
      const startedAt = now()
      try {
        return await task()
      } finally {
        release(now() - startedAt)
      }
    },
    running: () => running,
    waiting: () => waiting.size,
  }
}
