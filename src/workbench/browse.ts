/** What the faces may look at: runs, their rows, and the exact calls behind a row, page by page. */
import type { Store } from '../store/index.ts'

/** Read access to the history, paged by SQL so that a run of any size can be browsed. */
export type Browser = Pick<
  Store,
  'runs' | 'countRuns' | 'run' | 'rows' | 'countRows' | 'row' | 'rowsAt' | 'searchRows' | 'lastRow' | 'calls'
>

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
