/** Walks over the rows of a stored run, page by page, and sums them up. */
import { type Row, type Summary, tally } from '../evaluate/index.ts'
import type { RowMark, RowQuery, Run, Store, StoredRow } from '../store/index.ts'

/** Small enough for a page to be forgotten before the next is read: memory stays flat. */
const page = 100
const markPage = 1000

/** Every row of a run, or those that failed, in devset order; never more than a page in memory. */
export function* storedRows(
  store: Pick<Store, 'rows'>,
  runId: string,
  which?: RowQuery['which'],
): Generator<StoredRow> {
  yield* paged((after) => store.rows({ runId, which, after, limit: page }), page)
}

/** Every row of a run without its texts, in devset order: much quicker, where they are not needed. */
export function* storedMarks(store: Pick<Store, 'marks'>, runId: string): Generator<RowMark> {
  yield* paged((after) => store.marks({ runId, after, limit: markPage }), markPage)
}

function* paged<T extends { readonly index: number }>(
  read: (after: number) => readonly T[],
  size: number,
): Generator<T> {
  for (let after = -1; ; ) {
    const rows = read(after)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < size) return
    after = last.index
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
