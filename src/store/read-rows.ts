/** Rows page by page, filtered by SQL so that a run of any size can be browsed. */
import type { Cell } from './column.ts'
import type { Connection, Prepare } from './database.ts'
import { holdsText, likePattern } from './holds-text.ts'
import type { Cells } from './table.ts'
import { type ExampleRecord, examples, type RowRecord, rows } from './tables.ts'
import type { RowQuery, Store, StoredRow } from './types.ts'

type RowCells = Cells<RowRecord> & Cells<ExampleRecord>

const select = `SELECT ${rows.list}, ${examples.list}
  FROM rows JOIN examples ON examples.key = rows.example_key`

// The same words as in the partial indexes `rows_failing` and `rows_errors`, or SQLite would not use them.
const conditions = { all: 'true', failing: '(score IS NULL OR score < 1)', errors: 'error IS NOT NULL' }
// LIKE is quick and lets through too much (names of fields, accents); holds_text is exact.
const holds = (json: string) => `(${json} LIKE :like AND holds_text(${json}, :text))`
const inputs = '(SELECT inputs FROM examples WHERE key = example_key)'
const matches = `(${holds('json_quote(example_id)')} OR ${holds('prediction')} OR ${holds(inputs)})`

/** The part of a store that reads rows. */
export function readRows(db: Connection, sql: Prepare): Pick<Store, 'rows' | 'countRows' | 'row'> {
  db.function('holds_text', { deterministic: true }, (json: string, text: string) =>
    Number(holdsText(json, text)),
  )
  return {
    rows({ offset = 0, limit = -1, ...query }) {
      const { where, values } = filter(query)
      // Skipped rows cost an index step each, not a visit: only the page itself is joined.
      const page = `SELECT rowid FROM rows WHERE ${where} ORDER BY position LIMIT :limit OFFSET :offset`
      const found = sql<RowCells>(`${select} WHERE rows.rowid IN (${page}) ORDER BY position`)
      return found.all({ ...values, limit, offset }).map(toRow)
    },
    countRows(query) {
      const { where, values } = filter(query)
      return sql<{ n: number }>(`SELECT count(*) AS n FROM rows WHERE ${where}`).get(values)?.n ?? 0
    },
    row(runId, index) {
      const found = sql<RowCells>(`${select} WHERE run_id = ? AND position = ?`).get(runId, index)
      return found && toRow(found)
    },
  }
}

function filter({ runId, which = 'all', text = '' }: RowQuery): {
  where: string
  values: Record<string, Cell>
} {
  const where = `run_id = :runId AND ${conditions[which]}`
  if (text === '') return { where, values: { runId } }
  return {
    where: `${where} AND ${matches}`,
    values: { runId, text: text.toLowerCase(), like: likePattern(text) },
  }
}

function toRow(cells: RowCells): StoredRow {
  const { exampleKey: _key, ...row } = rows.read(cells)
  return { ...row, ...examples.read(cells) }
}
