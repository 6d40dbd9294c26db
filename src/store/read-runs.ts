/** Finds, lists and counts runs. */
import type { Connection, Prepare } from './database.ts'
import { findRun, unknownRun } from './find-run.ts'
import type { Cells } from './table.ts'
import { runs } from './tables.ts'
import type { Run, RunQuery, Store } from './types.ts'

// A process that died could not say so: its runs are interrupted, in lists and in filters alike.
const standing = "CASE WHEN status = 'running' AND NOT is_alive(pid) THEN 'interrupted' ELSE status END"

/** The part of a store that reads runs; `isAlive` tells whether a process still goes on. */
export function readRuns(
  db: Connection,
  sql: Prepare,
  isAlive: (pid: number) => boolean,
): Pick<Store, 'run' | 'runs' | 'countRuns'> {
  db.function('is_alive', (pid) => Number(isAlive(Number(pid))))
  const toRun = (cells: Cells<Run>): Run => {
    const run = runs.read(cells)
    return run.status === 'running' && !isAlive(run.pid) ? { ...run, status: 'interrupted' } : run
  }
  return {
    run(ref) {
      const id = findRun(sql, ref)
      const cells = sql<Cells<Run>>(`SELECT ${runs.list} FROM runs WHERE id = ?`).get(id)
      if (cells === undefined) throw unknownRun(sql, ref)
      return toRun(cells)
    },
    runs(query = {}) {
      const { where, values } = filter(query)
      const page = `SELECT ${runs.list} FROM runs WHERE ${where} ORDER BY id DESC LIMIT ? OFFSET ?`
      const found = sql<Cells<Run>>(page).all(...values, query.limit ?? -1, query.offset ?? 0)
      return found.map(toRun)
    },
    countRuns(query = {}) {
      const { where, values } = filter(query)
      return sql<{ n: number }>(`SELECT count(*) AS n FROM runs WHERE ${where}`).get(...values)?.n ?? 0
    },
  }
}

function filter({ task, status }: RunQuery): { where: string; values: string[] } {
  const filters: [condition: string, value: string][] = []
  if (task !== undefined) filters.push(['task = ?', task])
  if (status !== undefined) filters.push([`${standing} = ?`, status])
  return {
    where: ['true', ...filters.map(([condition]) => condition)].join(' AND '),
    values: filters.map(([, value]) => value),
  }
}
