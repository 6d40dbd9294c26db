/** Searches the rows of a run in spans: which rows fit, and the values they are sorted by. */
import type { Cell } from './column.ts'
import type { Connection, Prepare } from './database.ts'
import { holdsText, likePattern } from './holds-text.ts'
import type { Term } from './term.ts'
import { type Condition, expressionOf, type FieldSql, termsSql } from './term-sql.ts'
import type { RowQuery, RowSearch, Store } from './types.ts'

// The same words as in the partial indexes `rows_failing` and `rows_errors`, or SQLite would not use them.
const conditions = { all: 'true', failing: '(score IS NULL OR score < 1)', errors: 'error IS NOT NULL' }
// LIKE is quick and lets through too much (names of fields, accents); holds_text is exact.
const holds = (json: string, name: string) => `(${json} LIKE :${name}like AND holds_text(${json}, :${name}))`
const inputs = '(SELECT inputs FROM examples WHERE key = example_key)'
const metadata = '(SELECT metadata FROM examples WHERE key = example_key)'
const texts = ['json_quote(example_id)', 'prediction', inputs]

/** What a row is searched and sorted by: the fields of a term, as SQL. */
const rowFields: FieldSql = {
  index: 'position',
  id: 'example_id',
  text: 'example_id',
  repeat: 'repeat',
  score: 'score',
  cost: 'cost_usd',
  latency: 'duration_ms',
  cached: 'cached',
  error: "(error ->> '$.code') || ' ' || (error ->> '$.message')",
  model:
    '(SELECT group_concat(DISTINCT lm) FROM calls WHERE calls.run_id = rows.run_id AND calls.position = rows.position)',
  // Rows of one example share its key, which has an index.
  flip: `(SELECT CASE WHEN rows.score < before.score THEN 'down' WHEN rows.score > before.score THEN 'up' END
    FROM rows AS before WHERE before.run_id = :against AND before.example_key = rows.example_key
    AND before.example_id = rows.example_id AND before.repeat = rows.repeat)`,
  'meta.': `(SELECT CASE type WHEN 'true' THEN type WHEN 'false' THEN type ELSE value END
    FROM json_each(${metadata}) WHERE key = :name)`,
  'metric.': "(SELECT value ->> '$.value' FROM json_each(scores) WHERE key = :name)",
}

/** The part of a store that searches rows. */
export function rowSearch(db: Connection, sql: Prepare): Pick<Store, 'searchRows' | 'lastRow'> {
  db.function('holds_text', { deterministic: true }, (json: string, text: string) =>
    Number(holdsText(json, text)),
  )
  return {
    searchRows({ from = 0, to = Number.MAX_SAFE_INTEGER, sortBy, against = null, ...query }) {
      const { where, values } = rowsWhere(query)
      const key = sortBy === undefined ? plainKey : expressionOf(sortBy, rowFields, 'keyName')
      const found = sql<{ index: number; key: Cell }>(
        `SELECT position AS "index", ${key.where} AS key FROM rows
          WHERE ${where} AND position >= :from AND position < :to ORDER BY position`,
      )
      return found.all({ ...values, ...key.values, against, from, to })
    },
    lastRow(runId) {
      const last = sql<{ last: number | null }>('SELECT max(position) AS last FROM rows WHERE run_id = ?')
      return last.get(runId)?.last ?? -1
    },
  }
}

const plainKey: Condition = { where: 'NULL', values: {} }

/** The rows that a query or a search asks for, whatever part of them. */
export function rowsWhere({ runId, which = 'all', text = '', terms = [] }: Wanted): Condition {
  const all: readonly Term[] = text === '' ? terms : [...terms, { field: 'text', op: 'holds', value: text }]
  const { where, values } = termsSql(all, rowFields, textSql)
  return { where: `run_id = :runId AND ${conditions[which]} AND ${where}`, values: { ...values, runId } }
}

type Wanted = Pick<RowQuery, 'runId' | 'which' | 'text'> & Pick<RowSearch, 'terms'>

function textSql({ value }: Term, name: string): Condition {
  const text = String(value)
  return {
    where: [`position = :${name}`, ...texts.map((json) => holds(json, name))].join(' OR '),
    values: { [name]: text.toLowerCase(), [`${name}like`]: likePattern(text) },
  }
}
