/** The work of `rowThread`: writes one batch after the other and says of each whether it was written. */
import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from './open-store.ts'
import { unpackRows } from './packed-rows.ts'
import type { RowOrder } from './row-thread.ts'

const store = openStore(String(workerData))

function isWritten({ runId, rows }: RowOrder): boolean {
  try {
    store.addRows(runId, unpackRows(rows))
    return true
  } catch {
    // The thread that sent them writes them itself, and tells what is wrong.
    return false
  }
}

parentPort?.on('message', (order: RowOrder) => parentPort?.postMessage(isWritten(order)))
