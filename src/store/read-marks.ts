/** Rows in the few figures that pairing, sorting and slicing take: their texts stay on disk. */
import { type Cell, json, optional } from './column.ts'
import type { Prepare } from './database.ts'
import type { PairMark, RowMark, Store, StoredRow } from './types.ts'

type MarkCells = Omit<RowMark, 'metadata'> & { readonly metadata: Cell }

const inOrder = `SELECT position AS "index", example_id AS exampleId, repeat, score, cost_usd AS costUsd, metadata
  FROM rows JOIN examples ON examples.key = rows.example_key
  WHERE run_id = ? AND position > ? ORDER BY position LIMIT ?`

// Sorted by SQLite, in a file of its own where there is much to sort.
const byExample = `SELECT run_id AS runId, position AS "index", example_id AS exampleId, example_key AS exampleKey,
  repeat, score FROM rows WHERE run_id IN (?, ?) ORDER BY example_id, run_id, position`

const scoresOf = 'SELECT scores FROM rows WHERE run_id = ? AND position = ?'

const { read: readMetadata } = optional(json<NonNullable<RowMark['metadata']>>('metadata'))

/** The part of a store that reads rows without their texts. */
export function readMarks(sql: Prepare): Pick<Store, 'scores' | 'marks' | 'marksByExample'> {
  return {
    scores(runId, index) {
      const found = sql<{ scores: string }>(scoresOf).get(runId, index)
      return found && (JSON.parse(found.scores) as StoredRow['scores'])
    },
    marks({ runId, after = -1, limit = -1 }) {
      const found = sql<MarkCells>(inOrder).all(runId, after, limit)
      return found.map(({ metadata, ...mark }) => {
        const read = readMetadata(metadata)
        return read === undefined ? mark : { ...mark, metadata: read }
      })
    },
    marksByExample(runIds, take) {
      let open: PairMark[] = []
      for (const mark of sql<PairMark>(byExample).iterate(...runIds)) {
        if (open[0] !== undefined && open[0].exampleId !== mark.exampleId) {
          take(open)
          open = []
        }
        open.push(mark)
      }
      if (open.length > 0) take(open)
    },
  }
}
