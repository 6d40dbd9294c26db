/** What the faces may look at: runs, their rows, and the exact calls behind a row, page by page. */
import type { Call } from '../engine/index.ts'
import type { RowMatch, RowQuery, RowSearch, Run, RunQuery, Store, StoredRow } from '../store/index.ts'

/** Read access to the history, paged by SQL so that a run of any size can be browsed. */
export interface Browser {
  runs(query?: RunQuery): Run[]
  countRuns(query?: RunQuery): number
  /** By id, unique prefix, `latest` or `latest~N`. */
  run(ref: string): Run
  rows(query: RowQuery): StoredRow[]
  countRows(query: RowQuery): number
  row(runId: string, index: number): StoredRow | undefined
  /** The rows of some indexes, in the order of these. */
  rowsAt(runId: string, indexes: readonly number[]): StoredRow[]
  /** Rows that fit, by index; a long run is searched span by span. */
  searchRows(search: RowSearch): RowMatch[]
  /** The highest index of a run; -1 for one without rows. */
  lastRow(runId: string): number
  calls(runId: string, index: number): Call[]
}

/** The history of a store. */
export function browse(store: Store): Browser {
  return {
    runs: (query) => store.runs(query),
    countRuns: (query) => store.countRuns(query),
    run: (ref) => store.run(ref),
    rows: (query) => store.rows(query),
    countRows: (query) => store.countRows(query),
    row: (runId, index) => store.row(runId, index),
    rowsAt: (runId, indexes) => store.rowsAt(runId, indexes),
    searchRows: (search) => store.searchRows(search),
    lastRow: (runId) => store.lastRow(runId),
    calls: (runId, index) => store.calls(runId, index),
  }
}
