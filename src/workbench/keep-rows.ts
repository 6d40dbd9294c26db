/** Writes the rows of a run to the store: as soon as they end what was paid for, in batches what came from the cache. */
import type { Row } from '../evaluate/index.ts'
import { rowWriter, type Store } from '../store/index.ts'

/** Takes the rows of one run. */
export interface RowKeeper {
  /** Resolves once a paid row is written, so that its place is not given away before; one from the cache waits for a batch. */
  add(row: Row): Promise<void> | undefined
  /** Writes what waits. */
  close(): void
}

/**
 * A keeper that writes the paid rows of one turn of the event loop together: a commit each would be an eighth of the
 * work of a run. A kill costs no more than what is in flight.
 */
export function keepRows(store: Store, runId: string): RowKeeper {
  const writer = rowWriter(store, runId)
  let turn: Promise<void> | undefined
  const endOfTurn = () =>
    new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        turn = undefined
        try {
          resolve(writer.flush())
        } catch (error) {
          reject(error)
        }
      })
    })
  return {
    add(row) {
      writer.add(row)
      if (row.calls.every(({ cached }) => cached)) return undefined
      turn ??= endOfTurn()
      return turn
    },
    close: () => writer.close(),
  }
}
