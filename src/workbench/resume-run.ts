/** The use case of `runs resume`: go on with a run that stopped, paying no finished row twice. */
import { InputError, type Sampling } from '../engine/index.ts'
import { type Row, tally } from '../evaluate/index.ts'
import type { Run, Store } from '../store/index.ts'
import { canResume, type EvalReport, evalReport } from './eval-report.ts'
import { carryOut, type EvaluateTaskOptions, type EvaluationPlan, planEvaluation } from './evaluate-task.ts'
import type { Session } from './session.ts'

/** How to go on; everything else is as the run began. */
export interface ResumeRunOptions extends Pick<EvaluateTaskOptions, 'signal' | 'onProgress'> {
  /** A new cap in US dollars, for what is paid from here on. */
  readonly maxCostUsd?: number | undefined
}

/**
 * Continues a run with the options it began with. Its final figures are those of all its rows.
 * @throws InputError `not_resumable`, or `run_changed` naming what is no longer as it was.
 */
export async function resumeRun(
  session: Session,
  ref: string,
  options: ResumeRunOptions = {},
): Promise<EvalReport> {
  const store = await session.store()
  const run = store.run(ref)
  if (!canResume(run)) {
    throw new InputError(
      'not_resumable',
      `${run.id}: expected a run that stopped before its end, got one that is ${run.status}`,
      { run: run.id, status: run.status },
    )
  }
  const begun = optionsOf(run)
  const plan = await planEvaluation(session, begun)
  requireUnchanged(run, plan)
  const done = doneRows(store, run)
  store.updateRun(run.id, { status: 'running', pid: process.pid })
  await carryOut(session, { ...plan, run, store, done }, { ...begun, ...options })
  store.updateRun(run.id, { summary: summaryOf(store, run) })
  return evalReport(store.run(run.id))
}

/** What a run's `config` holds. */
interface RunConfig extends Pick<EvaluateTaskOptions, 'concurrency' | 'limit' | 'repeat' | 'maxErrors'> {
  readonly sampling: Sampling
  readonly defaults: Sampling
}

function optionsOf({ config, model, program, datasetPath, metrics }: Run): EvaluateTaskOptions {
  const { sampling, defaults, concurrency, limit, repeat, maxErrors } = config as unknown as RunConfig
  const parts =
    typeof model === 'string' ? [model] : Object.entries(model).map(([part, id]) => `${part}=${id}`)
  // The environment may say something else by now; the run goes on as it began.
  const asBegun = { maxTokens: defaults.maxTokens, reasoningEffort: defaults.reasoningEffort, ...sampling }
  return {
    target: program,
    data: datasetPath,
    metric: metrics.join(','),
    model: parts.join(','),
    sampling: asBegun,
    concurrency,
    limit,
    repeat,
    maxErrors,
  }
}

function requireUnchanged(run: Run, { target, dataset }: EvaluationPlan): void {
  const changed = [
    ...(run.programHash === target.programHash ? [] : [`the program ${run.program}`]),
    ...(run.datasetHash === dataset.hash ? [] : [`the dataset ${run.datasetPath}`]),
  ]
  if (changed.length === 0) return
  throw new InputError(
    'run_changed',
    `${run.id}: expected what it began with, but ${changed.join(' and ')} changed since; start a new run instead`,
    { run: run.id, changed },
  )
}

function doneRows(store: Store, run: Run): Set<number> {
  const done = new Set<number>()
  for (const { index } of storedRows(store, run)) done.add(index)
  return done
}

/** The summary over all rows of a run, in devset order. */
function summaryOf(store: Store, run: Run) {
  const sums = tally(run.metrics)
  for (const row of storedRows(store, run)) sums.add({ ...row, calls: store.calls(run.id, row.index) } as Row)
  return sums.summary()
}

function* storedRows(store: Store, run: Run) {
  const page = 500
  for (let offset = 0; ; offset += page) {
    const rows = store.rows({ runId: run.id, offset, limit: page })
    yield* rows
    if (rows.length < page) return
  }
}
