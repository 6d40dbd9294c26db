/** Makes, changes and deletes runs. */
import type { Connection, Prepare } from './database.ts'
import { unknownRun } from './find-run.ts'
import { runId } from './run-id.ts'
import { runs } from './tables.ts'
import type { NewRun, Run, RunChange, Store } from './types.ts'

/** What a new run gets from the world around it. */
export interface RunOrigin {
  readonly now: () => Date
  /** In [0, 1). */
  readonly random: () => number
  /** The process that carries the run out. */
  readonly pid: number
  readonly processStart: string | undefined
}

/** The part of a store that writes runs. */
export function writeRuns(
  db: Connection,
  sql: Prepare,
  { now, random, pid, processStart }: RunOrigin,
): Pick<Store, 'createRun' | 'updateRun' | 'deleteRun'> {
  const create = db.transaction((run: NewRun): Run => {
    const at = now()
    const id = runId({ at, random: random(), newestOf: (second) => newestOf(sql, second) })
    const created: Run = { ...run, id, pid, processStart, status: 'running', startedAt: at.toISOString() }
    sql(`INSERT ${runs.into}`).run(runs.write(created))
    return created
  })
  const remove = db.transaction((id: string) => {
    checkChanged(sql, id, sql('DELETE FROM runs WHERE id = ?').run(id).changes)
    // What no other run refers to goes with it.
    sql('DELETE FROM examples WHERE NOT EXISTS (SELECT 1 FROM rows WHERE example_key = examples.key)').run()
    sql('DELETE FROM texts WHERE NOT EXISTS (SELECT 1 FROM calls WHERE preamble_key = texts.key)').run()
  })
  return {
    createRun: (run) => create.immediate(run),
    updateRun(id, change) {
      // Whoever sets a run going again is its process from now on.
      const owned: Partial<Run> = change.status === 'running' ? { ...change, pid, processStart } : change
      updateRun(sql, id, owned)
    },
    deleteRun: (id) => remove.immediate(id),
  }
}

/**
 * Changes the fields that `change` names, those named `undefined` included.
 * @throws InputError `unknown_run`
 */
export function updateRun(sql: Prepare, id: string, change: RunChange): void {
  const { set, cells } = runs.change(change)
  if (set === '') return
  checkChanged(sql, id, sql(`UPDATE runs SET ${set} WHERE id = ?`).run(...cells, id).changes)
}

function checkChanged(sql: Prepare, id: string, changes: number): void {
  if (changes === 0) throw unknownRun(sql, id)
}

function newestOf(sql: Prepare, second: string): string | undefined {
  const found = sql<{ id: string | null }>('SELECT max(id) AS id FROM runs WHERE id >= ? AND id < ?')
  return found.get(second, `${second}~`)?.id ?? undefined
}
