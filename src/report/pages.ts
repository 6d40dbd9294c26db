/** Rows of a run one after the other, read page by page: a run of any size passes through. */
import type { Browser, RowQuery, StoredRow } from '../workbench/index.ts'

/** Rows held at a time. */
const pageSize = 500

/** The rows of a query in the order of the run. */
export function* rowsOf(
  history: Pick<Browser, 'rows'>,
  query: Pick<RowQuery, 'runId' | 'which'>,
): Generator<StoredRow> {
  for (let offset = 0; ; offset += pageSize) {
    const rows = history.rows({ ...query, offset, limit: pageSize })
    yield* rows
    if (rows.length < pageSize) return
  }
}
