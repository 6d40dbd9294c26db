/** The use case of `runs rerun`: some rows of a run asked anew, as a run of their own. */
import { InputError } from '../engine/index.ts'
import type { Run } from '../store/index.ts'
import type { EvalReport } from './eval-report.ts'
import { evaluateTask } from './evaluate-task.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { optionsOf } from './run-options.ts'
import type { Session } from './session.ts'

/** Which rows, and how they are followed. */
export interface RerunRowsOptions extends Pick<EvaluateTaskOptions, 'signal' | 'onProgress' | 'maxCostUsd'> {
  /** Their indexes. */
  readonly rows: readonly number[]
}

/**
 * Evaluates the examples of these rows again, with the options the run began with and the program, metrics and data
 * as they are now. The new run names the old one as its parent; no answer of an earlier run is used.
 * @throws InputError `not_rerunnable`, `unknown_row`, `unknown_example` or what `evaluateTask` refuses.
 */
export async function rerunRows(
  session: Session,
  ref: string,
  { rows, ...watch }: RerunRowsOptions,
): Promise<EvalReport> {
  return evaluateTask(session, { ...(await rerunOptions(session, ref, rows)), ...watch })
}

/** What such a run is asked for. @throws InputError `not_rerunnable`, `unknown_row` */
export async function rerunOptions(
  session: Session,
  ref: string,
  rows: readonly number[],
): Promise<EvaluateTaskOptions> {
  const store = await session.store()
  const run = store.run(ref)
  requireEvaluation(run, rows)
  const ids = rows.map((index) => {
    const row = store.row(run.id, index)
    if (row !== undefined) return row.exampleId
    throw new InputError('unknown_row', `${run.id}: expected a row of the run, got ${index}`, {
      run: run.id,
      row: index,
    })
  })
  // No earlier run has this number, so its answers are its own.
  return { ...optionsOf(run), parent: run.id, examples: [...new Set(ids)], round: store.countRuns() }
}

function requireEvaluation({ id, kind }: Run, rows: readonly number[]): void {
  if (kind === 'eval' && rows.length > 0) return
  const got = kind === 'eval' ? 'no rows' : `a run of kind ${kind}`
  throw new InputError('not_rerunnable', `${id}: expected rows of an evaluation, got ${got}`, { run: id })
}
