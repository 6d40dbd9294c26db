/** Rows page by page, filtered by SQL so that a run of any size can be browsed. */
import type { Cell } from './column.ts'
import type { Prepare } from './database.ts'
import { rowsWhere } from './row-search.ts'
import type { Cells } from './table.ts'
import { type ExampleRecord, examples, type RowRecord, rows } from './tables.ts'
import type { RowQuery, Store, StoredRow } from './types.ts'

type RowCells = Cells<RowRecord> & Cells<ExampleRecord>

const select = `SELECT ${rows.list}, ${examples.list}
  FROM rows JOIN examples ON examples.key = rows.example_key`

/** The part of a store that reads rows. */
export function readRows(sql: Prepare): Pick<Store, 'rows' | 'rowsAt' | 'countRows' | 'row'> {
  return {
    rows({ offset = 0, limit = -1, ...query }) {
      const { where, values } = filter(query)
      // Skipped rows cost an index step each, not a visit: only the page itself is joined.
      const page = `SELECT rowid FROM rows WHERE ${where} ORDER BY position LIMIT :limit OFFSET :offset`
      const found = sql<RowCells>(`${select} WHERE rows.rowid IN (${page}) ORDER BY position`)
      return found.all({ ...values, limit, offset }).map(toRow)
    },
    rowsAt(runId, indexes) {
      const wanted = 'position IN (SELECT value FROM json_each(?))'
      const found = sql<RowCells>(`${select} WHERE run_id = ? AND ${wanted}`)
      const rows = new Map(
        found
          .all(runId, JSON.stringify(indexes))
          .map(toRow)
          .map((row) => [row.index, row]),
      )
      return indexes.flatMap((index) => rows.get(index) ?? [])
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

function filter({ after = -1, ...query }: RowQuery): { where: string; values: Record<string, Cell> } {
  const { where, values } = rowsWhere(query)
  return { where: `${where} AND position > :after`, values: { ...values, after } }
}

function toRow(cells: RowCells): StoredRow {
  const { exampleKey: _key, ...row } = rows.read(cells)
  return { ...row, ...examples.read(cells) }
}
