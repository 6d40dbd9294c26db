/** Finds, lists and counts runs. */
import type { Connection, Prepare } from './database.ts'
import { findRun, unknownRun } from './find-run.ts'
import type { IsAlive } from './is-process-alive.ts'
import { runsWhere } from './run-fields.ts'
import type { Cells } from './table.ts'
import { runs } from './tables.ts'
import type { Run, Store } from './types.ts'

/** The part of a store that reads runs; `isAlive` tells whether a process still goes on. */
export function readRuns(
  db: Connection,
  sql: Prepare,
  isAlive: IsAlive,
): Pick<Store, 'run' | 'runs' | 'countRuns'> {
  db.function('is_alive', (pid, start) =>
    Number(isAlive(Number(pid), start === null ? undefined : String(start))),
  )
  const toRun = (cells: Cells<Run>): Run => {
    const run = runs.read(cells)
    return run.status === 'running' && !isAlive(run.pid, run.processStart)
      ? { ...run, status: 'interrupted' }
      : run
  }
  return {
    run(ref) {
      const id = findRun(sql, ref)
      const cells = sql<Cells<Run>>(`SELECT ${runs.list} FROM runs WHERE id = ?`).get(id)
      if (cells === undefined) throw unknownRun(sql, ref)
      return toRun(cells)
    },
    runs({ limit = -1, offset = 0, ...query } = {}) {
      const { where, order, values } = runsWhere(query)
      const page = `SELECT ${runs.list} FROM runs WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`
      return sql<Cells<Run>>(page)
        .all({ ...values, limit, offset })
        .map(toRun)
    },
    countRuns(query = {}) {
      const { where, values } = runsWhere(query)
      return sql<{ n: number }>(`SELECT count(*) AS n FROM runs WHERE ${where}`).get(values)?.n ?? 0
    },
  }
}
