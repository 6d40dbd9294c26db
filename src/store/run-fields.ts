/** What runs are searched and sorted by: the fields of a term, as SQL. */
import { type Condition, type FieldSql, orderSql, termsSql } from './term-sql.ts'
import type { RunQuery } from './types.ts'

// A process that died could not say so: its runs are interrupted, in lists and in filters alike.
const standing =
  "CASE WHEN status = 'running' AND NOT is_alive(pid, process_start) THEN 'interrupted' ELSE status END"

const fields: FieldSql = {
  id: 'id',
  kind: 'kind',
  task: 'task',
  program: 'program',
  model: 'model',
  metric: 'metric',
  data: 'dataset_path',
  status: standing,
  text: "id || ' ' || task || ' ' || program || ' ' || model || ' ' || metric || ' ' || dataset_path",
  score: "(SELECT value ->> '$.score' FROM json_each(summary, '$.metrics') WHERE key = metric)",
  rows: "summary ->> '$.n'",
  errors: "summary ->> '$.errors'",
  cost: "summary ->> '$.costUsd'",
  latency: "summary ->> '$.latencyMs.p50'",
  'metric.': "(SELECT value ->> '$.score' FROM json_each(summary, '$.metrics') WHERE key = :name)",
}

/** The runs that a query asks for, and their order, whatever page of them. */
export function runsWhere({
  task,
  status,
  terms = [],
  order,
}: RunQuery): Condition & { readonly order: string } {
  const wanted = termsSql(terms, fields)
  const sorted = order === undefined ? { where: 'id DESC', values: {} } : orderSql(order, fields, 'id DESC')
  return {
    where: [
      wanted.where,
      ...(task === undefined ? [] : ['task = :task']),
      ...(status === undefined ? [] : [`${standing} = :status`]),
    ].join(' AND '),
    order: sorted.where,
    values: { ...wanted.values, ...sorted.values, task: task ?? null, status: status ?? null },
  }
}
