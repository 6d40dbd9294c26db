/** One pass over the rows of a run: their order and scores, in two numbers a row, and what they can be grouped by. */
import type { StoredRow } from '../../workbench/index.ts'
import { sliceKeys } from './slice-keys.ts'

/** A row by its position, so that it can be read again when its turn comes. */
export interface RowMark {
  readonly index: number
  /** Null for an error row. */
  readonly score: number | null
}

/** What is known of a run after one pass. */
export interface Fold {
  /** Errors first, then from the lowest score up. */
  readonly marks: readonly RowMark[]
  /** Metadata keys worth a table. */
  readonly keys: readonly string[]
}

/** Reads every row once. Scores are those of the run's metric. */
export function foldRows(rows: Iterable<StoredRow>): Fold {
  const marks: RowMark[] = []
  const keys = sliceKeys()
  for (const { index, score, metadata } of rows) {
    marks.push({ index, score })
    keys.add({ metadata })
  }
  marks.sort((a, b) => (a.score ?? -1) - (b.score ?? -1) || a.index - b.index)
  return { marks, keys: keys.result() }
}
