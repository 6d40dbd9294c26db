/** The use case of `eval`: run a program over a dataset, store every row, and summarize. */
import { carryOut } from './carry-out.ts'
import { type EvalReport, fullEvalReport } from './eval-report.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { newRun } from './new-run.ts'
import { planEvaluation } from './plan-evaluation.ts'
import type { Session } from './session.ts'

export type { EvaluateTaskOptions } from './evaluation-options.ts'

/**
 * Runs an evaluation. All input is checked before the run is created; from then on nothing that was paid for is
 * lost: rows are stored as they end.
 * @throws InputError for bad input; then nothing was written.
 */
export async function evaluateTask(session: Session, options: EvaluateTaskOptions): Promise<EvalReport> {
  const plan = await planEvaluation(session, options)
  const store = await session.store()
  const run = store.createRun(newRun(session, plan, options))
  return fullEvalReport(store, await carryOut(session, { ...plan, run, store }, options), options.slices)
}
