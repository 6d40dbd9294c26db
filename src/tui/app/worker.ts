/** Carries out work through the desk, one piece beside the other, and tells how it goes. */
import type { Work } from '../actions/wish.ts'
import type { Desk, RunProgress } from '../workbench.ts'
import type { AppEvent } from './app-event.ts'

/** Does work, and can stop all of it. */
export interface Worker {
  start(work: Work): void
  /** Asks the runs under way to stop after the calls they wait for. */
  stop(): void
}

/** Milliseconds between two reports of progress: more often than a person reads is a waste. */
const reportMs = 100

/** A worker at a desk. Whatever work throws is told as its outcome. */
export function createWorker(desk: Desk, tell: (event: AppEvent) => void, now: () => number): Worker {
  const underWay = new Set<AbortController>()
  return {
    start(work) {
      const stop = new AbortController()
      underWay.add(stop)
      let toldAt = Number.NEGATIVE_INFINITY
      const watch = {
        signal: stop.signal,
        onProgress: (progress: RunProgress) => {
          if (now() - toldAt < reportMs && progress.done < progress.total) return
          toldAt = now()
          tell({ type: 'progressed', work, progress })
        },
      }
      work
        .does(desk, watch)
        .then(
          (done) => ({ done }),
          (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
        )
        .then((outcome) => {
          underWay.delete(stop)
          tell({ type: 'ended', work, outcome })
        })
    },
    stop() {
      for (const run of underWay) run.abort()
    },
  }
}
