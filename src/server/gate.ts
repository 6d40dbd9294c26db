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

/** A gate for `concurrency` tasks with room for `queue` more. */
export function gate({ concurrency, queue }: { concurrency: number; queue: number }): Gate {
  const waiting = new Set<() => void>()
  let running = 0
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
  const release = () => {
    // A free slot goes straight to the next in line, so `running` stays as it is then.
    const [next] = waiting
    if (next) next()
    else running -= 1
  }
  return {
    async run(task, signal) {
      if (running < concurrency) running += 1
      else if (waiting.size < queue) await turn(signal)
      else throw new ApiError('overloaded', 'too many requests are waiting', { retryAfterMs: 1000 })
      try {
        return await task()
      } finally {
        release()
      }
    },
    running: () => running,
    waiting: () => waiting.size,
  }
}
