/** Inputs at work, in their order: who comes first leaves first, whoever ends first. */
import type { Outcome } from './outcome.ts'

/** The line of one batch. */
export interface Line<I, O> {
  readonly size: () => number
  readonly running: () => number
  readonly start: (input: I) => void
  /** The outcomes whose turn it is. */
  readonly ready: () => Generator<Outcome<O>, void, undefined>
  /** Waits until something has ended, unless an outcome is ready. */
  readonly progress: () => Promise<unknown> | undefined
  /** The outcomes whose turn comes while something else is waited for, to its end or to an abort. */
  readonly meanwhile: (
    awaited: Promise<unknown>,
    signal?: AbortSignal,
  ) => AsyncGenerator<Outcome<O>, void, undefined>
}

/** An empty line. */
export function lineOf<I, O>(run: (input: I) => Promise<Outcome<O>>): Line<I, O> {
  const started: { outcome?: Outcome<O> }[] = []
  const running = new Set<Promise<unknown>>()
  const ready = function* () {
    for (let head = started[0]?.outcome; head !== undefined; head = started[0]?.outcome) {
      started.shift()
      yield head
    }
  }
  return {
    size: () => started.length,
    running: () => running.size,
    start(input) {
      const slot: { outcome?: Outcome<O> } = {}
      started.push(slot)
      const work: Promise<void> = run(input).then((outcome) => {
        slot.outcome = outcome
        running.delete(work)
      })
      running.add(work)
    },
    ready,
    // Looked at right before waiting: an outcome that came meanwhile must be handed on, and nothing else may ever settle.
    progress: () => (started[0]?.outcome === undefined ? Promise.race(running) : undefined),
    async *meanwhile(awaited, signal) {
      let isOver = false
      const { end, aborted } = abortOf(signal)
      const over = Promise.race([awaited, aborted])
        .catch(() => {})
        .then(() => {
          isOver = true
        })
      try {
        while (!isOver) {
          yield* ready()
          if (started[0]?.outcome === undefined) await Promise.race([over, ...running])
        }
      } finally {
        end()
      }
    },
  }
}

/** The moment at which a signal aborts; `end` it. */
function abortOf(signal: AbortSignal | undefined) {
  const { promise: aborted, resolve } = Promise.withResolvers<void>()
  const tell = () => resolve()
  if (signal?.aborted) tell()
  signal?.addEventListener('abort', tell, { once: true })
  return { aborted, end: () => signal?.removeEventListener('abort', tell) }
}
