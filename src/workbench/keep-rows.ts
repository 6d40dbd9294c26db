/** Writes the rows of a run to the store: at once what was paid for, in batches what came from the cache. */
import type { Row } from '../evaluate/index.ts'
import { type RowWriter, rowWriter, type Store } from '../store/index.ts'

/** A writer that lets no paid row wait: a kill then costs no more than what is in flight. */
export function keepRows(store: Store, runId: string): Pick<RowWriter, 'add' | 'close'> {
  const writer = rowWriter(store, runId)
  return {
    add(row: Row) {
      writer.add(row)
      if (row.calls.some(({ cached }) => !cached)) writer.flush()
    },
    close: () => writer.close(),
  }
}
