/** The use case of `eval` with quality gates: an evaluation, then what each gate says of it. */
import { InputError } from '../engine/index.ts'
import { baselineRun } from './bless.ts'
import type { CompareReport } from './compare-report.ts'
import { compareRuns } from './compare-runs.ts'
import type { EvalReport } from './eval-report.ts'
import { type EvaluateTaskOptions, evaluateTask } from './evaluate-task.ts'
import { type Gate, maxDropGate, minScoreGate } from './gates.ts'
import type { Session } from './session.ts'
import { resolveTarget } from './target.ts'

/** Gates; without any, an evaluation is just that. */
export interface GateOptions {
  readonly minScore?: number | undefined
  /** A run, or `blessed`; needs `maxDrop`. */
  readonly baseline?: string | undefined
  /** The drop of the score that is still allowed, in [0, 1]. */
  readonly maxDrop?: number | undefined
}

/** The document of `eval --json` with gates. */
export interface GatedReport extends EvalReport {
  readonly gates?: readonly Gate[] | undefined
  /** The comparison behind the drop: a is the baseline, b this run. */
  readonly comparison?: CompareReport | undefined
}

/**
 * Evaluates, then asks the gates. The baseline is found before anything is paid for.
 * @throws InputError `invalid_gate`, `no_blessed_run`, `unknown_run`, `not_comparable`, or what `evaluateTask` refuses.
 */
export async function evaluateGated(
  session: Session,
  options: EvaluateTaskOptions,
  gates: GateOptions,
): Promise<GatedReport> {
  const { minScore, maxDrop } = gates
  const baseline = await baselineOf(session, options, gates)
  const report = await evaluateTask(session, options)
  const isJudged = report.status === 'done' && report.scored > 0
  if ((minScore ?? baseline) === undefined || !isJudged) return report
  const first = minScore === undefined ? [] : [minScoreGate(report, minScore)]
  if (baseline === undefined || maxDrop === undefined) return { ...report, gates: first }
  const comparison = await compareRuns(session, [baseline, report.run], { margin: maxDrop || undefined })
  return { ...report, gates: [...first, maxDropGate(comparison, maxDrop)], comparison }
}

async function baselineOf(
  session: Session,
  { target, metric }: EvaluateTaskOptions,
  { baseline, maxDrop }: GateOptions,
): Promise<string | undefined> {
  if ((baseline === undefined) !== (maxDrop === undefined))
    throw new InputError(
      'invalid_gate',
      `--baseline RUN and --max-drop D: expected both or none, got only ${baseline === undefined ? '--max-drop' : '--baseline'}`,
    )
  if (baseline === undefined) return undefined
  const { taskName, task } = await resolveTarget(session, target)
  const run = await baselineRun(session, baseline, taskName)
  const asked = metric?.split(',')[0]?.trim() ?? task.metric
  if (run.task === taskName && run.metric === asked) return run.id
  throw new InputError(
    'not_comparable',
    `--baseline ${run.id}: expected a run of ${taskName} on ${asked}, got one of ${run.task} on ${run.metric}`,
    { run: run.id },
  )
}
