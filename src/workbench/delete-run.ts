/** The use case of `runs delete`: a run goes, with its rows, its calls and its blessing. */
import { InputError } from '../engine/index.ts'
import { isBaseline, restoreBaseline } from './bless.ts'
import type { Session } from './session.ts'

/** The document of `runs delete --json`. */
export interface DeleteReport {
  readonly schemaVersion: 1
  readonly run: string
  readonly rows: number
  /** Whether it was the baseline of its task, which has none now. */
  readonly wasBaseline: boolean
}

/** Deletes a run for good. @throws InputError `unknown_run`, `run_not_done` while a process carries it out. */
export async function deleteRun(session: Session, ref: string): Promise<DeleteReport> {
  const store = await session.store()
  const run = store.run(ref)
  if (run.status === 'running')
    throw new InputError(
      'run_not_done',
      `${run.id}: expected a run that is over, got one that process ${run.pid} carries out; stop it first`,
      { run: run.id, pid: run.pid },
    )
  const rows = store.countRows({ runId: run.id })
  const wasBaseline = await isBaseline(session, run)
  store.deleteRun(run.id)
  if (wasBaseline) await restoreBaseline(session, { task: run.task, before: null })
  return { schemaVersion: 1, run: run.id, rows, wasBaseline }
}
