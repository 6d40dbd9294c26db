/** Collects rows into short batches, so that each is durable soon after its score and none costs a transaction. */
import type { Row } from '../evaluate/index.ts'
import { backgroundTimer, type SetTimer } from './timer.ts'
import type { Store } from './types.ts'

/** How long and how many rows may wait. */
export interface RowWriterOptions {
  /** @default 100 */
  readonly maxRows?: number | undefined
  /** Milliseconds that a row waits at most. @default 100 */
  readonly maxMs?: number | undefined
  /** Rows that are kept while none can be written; the oldest go first. @default all */
  readonly mostWaiting?: number | undefined
  readonly setTimer?: SetTimer | undefined
}

/**
 * Takes the rows of one run. When a batch could not be written, its rows are kept and tried again with the next
 * one, and the next of these methods throws what went wrong, also when that came from the timer.
 */
export interface RowWriter {
  /** Takes a row, even when it throws. */
  add(row: Row): void
  /** Writes what waits. */
  flush(): void
  /** Writes what waits; nothing stays open. */
  close(): void
}

/** A writer of rows for a run. Its timer does not keep the process alive: close it before the process ends. */
export function rowWriter(
  store: Pick<Store, 'addRows'>,
  runId: string,
  options: RowWriterOptions = {},
): RowWriter {
  const { maxRows = 100, maxMs = 100, mostWaiting, setTimer = backgroundTimer } = options
  let waiting: Row[] = []
  let cancelTimer: (() => void) | undefined
  let failure: { readonly error: unknown } | undefined
  const write = () => {
    cancelTimer?.()
    cancelTimer = undefined
    if (waiting.length === 0) return
    try {
      store.addRows(runId, waiting)
      waiting = []
    } catch (error) {
      failure ??= { error }
      if (mostWaiting !== undefined) waiting = waiting.slice(-mostWaiting)
    }
  }
  const tell = () => {
    const told = failure
    failure = undefined
    if (told) throw told.error
  }
  const flush = () => {
    write()
    tell()
  }
  return {
    add(row) {
      waiting.push(row)
      if (waiting.length >= maxRows) write()
      else cancelTimer ??= setTimer(write, maxMs)
      tell()
    },
    flush,
    close: flush,
  }
}
