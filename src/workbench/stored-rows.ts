/** Walks over the rows of a stored run, page by page, and sums them up. */
import { type Row, type Summary, tally } from '../evaluate/index.ts'
import type { Run, Store, StoredRow } from '../store/index.ts'

const page = 500

/** Every row of a run, or those that failed, in devset order; never more than a page in memory. */
export function* storedRows(
  store: Store,
  runId: string,
  which: 'all' | 'errors' = 'all',
): Generator<StoredRow> {
  for (let offset = 0; ; offset += page) {
    const rows = store.rows({ runId, which, offset, limit: page })
    yield* rows
    if (rows.length < page) return
  }
}

/** A row as it was when it ended, with its calls. */
export function wholeRow(store: Store, { runId, score: _score, ...row }: StoredRow): Row {
  const { costUsd: _costUsd, cached: _cached, ...rest } = row
  return { ...rest, calls: store.calls(runId, row.index) }
}

/** The summary over all rows of a run. */
export function storedSummary(store: Store, { id, metrics }: Pick<Run, 'id' | 'metrics'>): Summary {
  const sums = tally(metrics)
  for (const row of storedRows(store, id)) sums.add(wholeRow(store, row))
  return sums.summary()
}
