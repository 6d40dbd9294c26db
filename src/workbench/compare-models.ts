/** The use case of `compare --models`: one run per model on the same data, and every pair compared. */
import { InputError } from '../engine/index.ts'
import { statistics, verdictOf } from '../evaluate/index.ts'
import type { CompareReport, ManyCompareReport } from './compare-report.ts'
import { type CompareRunsOptions, compareRuns } from './compare-runs.ts'
import { type EvaluateTaskOptions, evaluateTask } from './evaluate-task.ts'
import type { Session } from './session.ts'

/** Which models to compare, on what. */
export interface CompareModelsOptions extends Omit<EvaluateTaskOptions, 'model'>, CompareRunsOptions {
  readonly models: readonly string[]
}

/**
 * Evaluates a program with each model and compares every pair; Holm's correction over more than two models.
 * @throws InputError `too_few_models`, and whatever `evaluateTask` refuses.
 */
export async function compareModels(
  session: Session,
  options: CompareModelsOptions,
): Promise<CompareReport | ManyCompareReport> {
  const { models, margin, cluster, explain, ...rest } = options
  const { slices } = rest
  if (new Set(models).size < 2 || new Set(models).size < models.length)
    throw new InputError(
      'too_few_models',
      `--models: expected at least two different models, got ${models.join(', ')}`,
      { models },
    )
  const runs: string[] = []
  for (const model of models) runs.push(await doneRun(session, { ...rest, model }))
  const [first = '', second = ''] = runs
  const reading = { margin, cluster, slices, explain }
  if (runs.length === 2) return compareRuns(session, [first, second], reading)
  const pairs = runs.flatMap((a, i) => runs.slice(i + 1).map((b) => [a, b] as const))
  const compared: CompareReport[] = []
  for (const pair of pairs) compared.push(await compareRuns(session, pair, reading))
  return { schemaVersion: 1, pairs: withHolm(compared), holm: true }
}

async function doneRun(session: Session, options: EvaluateTaskOptions): Promise<string> {
  const { run, status, error } = await evaluateTask(session, options)
  if (status === 'done') return run
  throw new InputError(
    'run_not_done',
    `${run} (${options.model}) ended as ${status}${error ? `: ${error.message}` : ''}; the models were not compared. Continue it with: whetstone runs resume ${run}`,
    { run, status },
  )
}

function withHolm(reports: readonly CompareReport[]): CompareReport[] {
  const adjusted = statistics.holm(reports.map(({ p }) => p ?? 1))
  return reports.map((report, i) => {
    const { difference, ci, margin } = report
    if (report.p === null || difference === null || ci === null) return report
    const p = adjusted[i] ?? 1
    const verdict = verdictOf({ p, alpha: 0.05, difference, low: ci[0], margin: margin ?? undefined })
    return { ...report, p, verdict }
  })
}
