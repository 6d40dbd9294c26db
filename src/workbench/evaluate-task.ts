/** The use case of `eval`: run a program over a dataset, store every row, and summarize. */
import { resolve } from 'node:path'
import { type Dataset, openDataset } from '../data/index.ts'
import { InputError, type LmChoice, type Sampling, type Values } from '../engine/index.ts'
import { type Evaluation, evaluate, type Metric, type Row } from '../evaluate/index.ts'
import { type NewRun, type Run, type RunStatus, rowWriter, type Store } from '../store/index.ts'
import { budget, budgetReached } from './budget.ts'
import { checkModels } from './check-model.ts'
import { type EvalReport, evalReport } from './eval-report.ts'
import { chooseMetrics } from './metric-choice.ts'
import { type ChosenModels, chooseModels } from './model-choice.ts'
import { progressMeter, type RunProgress } from './progress.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'
import { versions } from './versions.ts'

/** What to evaluate and how; what is absent is decided by the task and the environment. */
export interface EvaluateTaskOptions {
  /** A task, or a compiled program by name, hash or file. */
  readonly target: string
  readonly data?: string | undefined
  /** Metric names, comma-separated; the first is the score. */
  readonly metric?: string | undefined
  readonly model?: string | undefined
  readonly sampling?: Sampling | undefined
  readonly concurrency?: number | undefined
  readonly limit?: number | undefined
  readonly repeat?: number | undefined
  readonly maxCostUsd?: number | undefined
  readonly maxErrors?: number | undefined
  readonly parent?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: RunProgress) => void) | undefined
}

/** Errors that every further call would meet too: the run stops instead of repeating them. */
const fatalCodes = new Set([
  'authentication_failed',
  'permission_denied',
  'quota_exhausted',
  'model_not_found',
  'unknown_price',
  budgetReached,
])

/**
 * Runs an evaluation. All input is checked before the run is created; from then on nothing that was paid for is
 * lost: rows are stored as they end.
 * @throws InputError for bad input; then nothing was written.
 */
export async function evaluateTask(session: Session, options: EvaluateTaskOptions): Promise<EvalReport> {
  const plan = await planEvaluation(session, options)
  const store = await session.store()
  const run = store.createRun(newRun(session, plan, options))
  return evalReport(await carryOut(session, { ...plan, run, store }, options))
}

/** A checked evaluation that has not begun. */
export interface EvaluationPlan {
  readonly target: Target
  readonly metrics: Readonly<Record<string, Metric>>
  readonly models: ChosenModels
  readonly dataset: Dataset
}

/** Checks everything that can be wrong before a run begins. */
export async function planEvaluation(
  session: Session,
  options: EvaluateTaskOptions,
): Promise<EvaluationPlan> {
  const target = await resolveTarget(session, options.target)
  const metrics = chooseMetrics(target.task, options.metric)
  const models = chooseModels(session, target, { spec: options.model, sampling: options.sampling })
  const path = options.data === undefined ? target.task.dev : resolve(session.cwd, options.data)
  if (path === undefined)
    throw new InputError(
      'no_data',
      `${target.taskName}: expected --data F, got none, and the task declares no dev set`,
    )
  const { prepare } = target.task
  const dataset = await openDataset(path, {
    signature: target.program.signature,
    prepare,
    limit: options.limit,
  })
  await checkModels(session, models.ids)
  return { target, metrics, models, dataset }
}

/** A plan with its place in the store. */
export interface RunningPlan extends EvaluationPlan {
  readonly run: Run
  readonly store: Store
  /** Positions already stored, when a run is continued. */
  readonly done?: ReadonlySet<number> | undefined
}

/** Carries out a plan and leaves the finished run in the store. */
export async function carryOut(
  session: Session,
  plan: RunningPlan,
  options: EvaluateTaskOptions,
): Promise<Run> {
  const { run, store, metrics, dataset, target, done } = plan
  const writer = rowWriter(store, run.id)
  const meter = progressMeter(
    { run, total: dataset.size * (options.repeat ?? 1), done: done?.size ?? 0, now: session.clock.now },
    options.onProgress,
  )
  const evaluation = await evaluate(target.program as unknown as (inputs: unknown) => Promise<unknown>, {
    devset: dataset.examples(),
    metric: metrics as Readonly<Record<string, Metric<unknown>>>,
    concurrency: options.concurrency ?? session.environment.concurrency,
    repeat: options.repeat,
    maxErrors: options.maxErrors,
    settings: { ...options.sampling, lm: withBudget(plan.models.lms, options.maxCostUsd) },
    skip: done,
    signal: options.signal,
    keepRows: false,
    stopOn: (row) => row.error !== undefined && fatalCodes.has(row.error.code),
    onFinished: (row) => writer.add(row),
    onRow: (row: Row) => meter.add(row),
    now: session.clock.now,
  })
  await writer.close()
  return finished(session, plan, evaluation)
}

function withBudget(lms: LmChoice, maxUsd: number | undefined): LmChoice {
  return maxUsd === undefined ? lms : budget(maxUsd).guard(lms)
}

function finished(session: Session, { run, store }: RunningPlan, evaluation: Evaluation): Run {
  const {
    status,
    stoppedBy,
    durationMs,
    n,
    scored,
    errors,
    metrics,
    calls,
    cached,
    usage,
    costUsd,
    listCostUsd,
    latencyMs,
  } = evaluation
  // Where nothing was scored, the first error is what the user has to know.
  const reason =
    stoppedBy ??
    (scored === 0 ? store.rows({ runId: run.id, which: 'errors', limit: 1 })[0]?.error : undefined)
  const summary = { n, scored, errors, metrics, calls, cached, usage, costUsd, listCostUsd, latencyMs }
  store.updateRun(run.id, {
    status: status === 'stopped' ? statusOf(stoppedBy?.code) : status,
    finishedAt: session.clock.date().toISOString(),
    durationMs: durationMs + (run.durationMs ?? 0),
    summary,
    error: reason && { code: reason.code, message: reason.message },
  })
  return store.run(run.id)
}

function statusOf(code: string | undefined): RunStatus {
  return code === budgetReached ? 'budget' : 'failed'
}

function newRun(
  session: Session,
  { target, metrics, models, dataset }: EvaluationPlan,
  options: EvaluateTaskOptions,
): NewRun {
  const {
    concurrency = session.environment.concurrency,
    limit,
    repeat = 1,
    maxCostUsd,
    maxErrors,
    sampling = {},
    parent,
  } = options
  const { temperature, maxTokens, effort } = session.environment
  const config = {
    concurrency,
    limit,
    repeat,
    maxCostUsd,
    maxErrors,
    sampling,
    defaults: { temperature, maxTokens, reasoningEffort: effort },
  }
  const names = Object.keys(metrics)
  return {
    kind: 'eval',
    task: target.taskName,
    program: target.programName,
    programHash: target.programHash,
    datasetPath: dataset.path,
    datasetHash: dataset.hash,
    model: models.ids,
    metric: names[0] ?? target.task.metric,
    metrics: names,
    config: withoutUndefined(config),
    versions: versions(),
    simulated: models.simulated,
    parent,
    total: dataset.size * repeat,
  }
}

/** JSON has no undefined: what was not chosen is not recorded. */
function withoutUndefined(values: Readonly<Record<string, unknown>>): Values {
  return JSON.parse(JSON.stringify(values)) as Values
}
