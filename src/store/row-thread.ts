/** Writes rows in a thread of its own: SQLite takes as long for a row from the cache as all else does. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Row } from '../evaluate/index.ts'
import { type PackedRows, packRows } from './packed-rows.ts'

/** A batch for the thread. */
export interface RowOrder {
  readonly runId: string
  readonly rows: PackedRows
}

/** A thread that writes to one store. It keeps the process alive only while it has rows to write. */
export interface RowThread {
  /**
   * Whether the rows were written. Why they were not learns who then writes them in its own thread.
   * @throws TypeError for what JSON cannot hold.
   */
  write(runId: string, rows: readonly Row[]): Promise<boolean>
  /** Ends the thread, whatever it is at: rows that were under way count as not written. */
  close(): Promise<void>
}

// Rows pass through: a heap that may grow keeps some hundred megabytes of them.
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

/** Starts a thread for the store in a file. */
export function rowThread(path: string): RowThread {
  const work = new URL(`./row-thread-work${extname(import.meta.url)}`, import.meta.url)
  // Options of this process, as `--input-type`, may be none for a file.
  const worker = new Worker(work, { workerData: path, resourceLimits, execArgv: [] })
  const underWay: ((isWritten: boolean) => void)[] = []
  let isOver = false
  const settle = (isWritten: boolean) => {
    underWay.shift()?.(isWritten)
    if (underWay.length === 0) worker.unref()
  }
  const end = () => {
    isOver = true
    while (underWay.length > 0) settle(false)
  }
  worker.unref()
  worker.on('message', settle)
  worker.on('error', end)
  worker.on('exit', end)
  return {
    async write(runId, rows) {
      const order: RowOrder = { runId, rows: packRows(rows) }
      if (isOver) return false
      worker.ref()
      worker.postMessage(order)
      return new Promise((resolve) => void underWay.push(resolve))
    },
    close: async () => void (await worker.terminate()),
  }
}
