/** Writes rows beside the work that makes them: in another thread as soon as they are many. */
import type { Row } from '../evaluate/index.ts'
import type { RowThread } from './row-thread.ts'
import { type RowWriter, rowWriter } from './row-writer.ts'

/** Whose rows, and who writes them. */
export interface AsideWriterOptions {
  readonly runId: string
  /** Writes the first rows, and those that the thread could not write. */
  readonly writer: RowWriter
  /** Called when rows are many. Where there can be no thread, `writer` writes all. */
  readonly openThread: () => RowThread
  /** Rows that are not worth a thread, whose start takes as long as writing some hundred. @default 500 */
  readonly few?: number | undefined
}

/** Takes rows that may be lost when the process is killed: those that can be had again for nothing. */
export interface AsideWriter {
  /** Resolves when another row may come: later only where the disk falls behind. Rejects as `RowWriter.add` throws. */
  add(row: Row): Promise<void>
  /** Writes what waits, and ends the thread. */
  close(): Promise<void>
}

// Enough for the thread to have work; each holds a batch in memory.
const mostBatches = 3

/** A writer beside the thread of the caller. */
export function asideWriter({ runId, writer, openThread, few = 500 }: AsideWriterOptions): AsideWriter {
  const underWay = new Set<Promise<void>>()
  let thread: RowThread | undefined
  let taken = 0
  const isWritten = async (rows: readonly Row[]) => {
    thread ??= openThread()
    return thread.write(runId, rows)
  }
  const send = (rows: readonly Row[]) => {
    const batch: Promise<void> = isWritten(rows)
      .catch(() => false)
      .then((isDone) => {
        if (!isDone) writer.add(...rows)
        underWay.delete(batch)
      })
    // Whoever waits next hears of it.
    batch.catch(() => {})
    underWay.add(batch)
  }
  const batches = rowWriter({ addRows: (_run, rows) => send(rows) }, runId)
  return {
    async add(row) {
      taken += 1
      if (taken <= few) return writer.add(row)
      batches.add(row)
      if (underWay.size >= mostBatches) await Promise.race(underWay)
    },
    async close() {
      batches.close()
      await Promise.allSettled(underWay)
      await thread?.close()
      writer.close()
    },
  }
}
