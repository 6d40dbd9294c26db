/** Carries out a checked evaluation: every row is stored as it ends, the summary when all is over. */
import { type Evaluation, evaluate, type Metric, type Row } from '../evaluate/index.ts'
import type { Run, RunStatus, Store } from '../store/index.ts'
import { type Budget, budget, budgetReached } from './budget.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { keepRows, type RowKeeper } from './keep-rows.ts'
import type { EvaluationPlan } from './plan-evaluation.ts'
import { progressMeter } from './progress.ts'
import { rowErrorText } from './row-error-text.ts'
import type { Session } from './session.ts'
import { steadyHeap } from './steady-heap.ts'
import { storedSummary } from './stored-rows.ts'

/** A plan with its place in the store. */
export interface RunningPlan extends EvaluationPlan {
  readonly run: Run
  readonly store: Store
  /** Positions left out: stored by an earlier part of the run. */
  readonly done?: ReadonlySet<number> | undefined
  /** Changes a row before it is stored, as a repeated attempt does. */
  readonly onStore?: ((row: Row) => Row) | undefined
}

/** Errors that every further call would meet too: the run stops instead of repeating them. */
const fatalCodes = new Set([
  'authentication_failed',
  'invalid_endpoint',
  'permission_denied',
  'quota_exhausted',
  'model_not_found',
  'missing_key',
  'unknown_price',
  budgetReached,
])

/** Carries out a plan and leaves the finished run in the store. */
export async function carryOut(
  session: Session,
  plan: RunningPlan,
  options: EvaluateTaskOptions,
): Promise<Run> {
  const { run, store } = plan
  const writer = keepRows(store, run.id)
  steadyHeap()
  try {
    const evaluation = await evaluated(session, { plan, writer }, options)
    writer.close()
    return finished(session, plan, evaluation)
  } catch (error) {
    salvage(plan, writer)
    const message = `${run.id} stopped; its rows are kept, continue with: whetstone runs resume ${run.id}`
    session.warn({ code: 'interrupted', message })
    throw error
  }
}

function evaluated(
  session: Session,
  { plan, writer }: { plan: RunningPlan; writer: RowKeeper },
  options: EvaluateTaskOptions,
): Promise<Evaluation> {
  const { run, metrics, dataset, target, done, onStore = (row) => row } = plan
  const meter = progressMeter(
    { run, total: dataset.size * (options.repeat ?? 1), done: done?.size ?? 0, now: session.clock.now },
    options.onProgress,
  )
  const cap = options.maxCostUsd === undefined ? undefined : budget(options.maxCostUsd)
  return evaluate(target.program as unknown as (inputs: unknown) => Promise<unknown>, {
    devset: dataset.examples(),
    metric: metrics as Readonly<Record<string, Metric<unknown>>>,
    concurrency: options.concurrency ?? session.environment.concurrency,
    repeat: options.repeat,
    maxErrors: options.maxErrors,
    judge: plan.judge.lm,
    settings: { ...options.sampling, lm: cap ? cap.guard(plan.models.lms) : plan.models.lms },
    skip: done,
    signal: options.signal,
    keepRows: false,
    stopOn: (row) => row.error !== undefined && fatalCodes.has(row.error.code),
    onFinished: (row) => {
      if (cap) chargeJudges(cap, row)
      return writer.add(onStore(row))
    },
    onRow: (row: Row) => meter.add(row),
    now: session.clock.now,
  })
}

/** What the metrics of a row spent on judges, which the cap does not guard. */
function chargeJudges(cap: Budget, { calls }: Row): void {
  for (const { part, costUsd, lm } of calls) if (part.startsWith('metric:')) cap.charge(costUsd, lm)
}

/** After a failure of the store itself: what can still be kept is kept, and the run can be continued. */
function salvage({ run, store }: RunningPlan, writer: RowKeeper): void {
  for (const save of [() => writer.close(), () => store.updateRun(run.id, { status: 'interrupted' })]) {
    try {
      save()
    } catch {
      // The first failure is what the user has to know; a run left as running reads as interrupted once we end.
    }
  }
}

function finished(session: Session, { run, store, done }: RunningPlan, evaluation: Evaluation): Run {
  const { status, stoppedBy, durationMs } = evaluation
  const summary = done === undefined ? summaryOf(evaluation) : storedSummary(store, run)
  // Where nothing was scored, the first error is what the user has to know.
  const firstError = () => {
    const error = store.rows({ runId: run.id, which: 'errors', limit: 1 })[0]?.error
    return error && { code: error.code, message: rowErrorText(error) }
  }
  const reason = stoppedBy ?? (summary.scored === 0 ? firstError() : undefined)
  store.updateRun(run.id, {
    status: status === 'stopped' ? statusOf(stoppedBy?.code) : status,
    finishedAt: session.clock.date().toISOString(),
    durationMs: durationMs + (run.durationMs ?? 0),
    summary,
    error: reason && { code: reason.code, message: reason.message },
  })
  return store.run(run.id)
}

function summaryOf(evaluation: Evaluation) {
  const { n, scored, errors, metrics, calls, cached, usage, costUsd, listCostUsd, latencyMs } = evaluation
  return { n, scored, errors, metrics, calls, cached, usage, costUsd, listCostUsd, latencyMs }
}

function statusOf(code: string | undefined): RunStatus {
  return code === budgetReached ? 'budget' : 'failed'
}
