/** The use case of `runs resume`: go on with a run that stopped, paying no finished row twice. */
import { InputError } from '../engine/index.ts'
import type { Run, Store } from '../store/index.ts'
import { carryOut } from './carry-out.ts'
import { canResume, type EvalReport, fullEvalReport } from './eval-report.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { asOwnSpend } from './own-spend.ts'
import { planEvaluation, withModels } from './plan-evaluation.ts'
import { requirePrices } from './require-prices.ts'
import { retryErrors } from './retry-errors.ts'
import { optionsOf, requireUnchanged } from './run-options.ts'
import type { Session } from './session.ts'
import { storedMarks } from './stored-rows.ts'

/** How to go on; everything else is as the run began. */
export interface ResumeRunOptions extends Pick<EvaluateTaskOptions, 'signal' | 'onProgress'> {
  /** A new cap in US dollars, for what is paid from here on. */
  readonly maxCostUsd?: number | undefined
  /** Asks again for rows that failed, once the missing ones are there. */
  readonly retryErrors?: boolean | undefined
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
  const isWanted = options.retryErrors === true
  const isRetrying = isWanted && store.countRows({ runId: run.id, which: 'errors' }) > 0
  requireResumable(run, { isRetrying, isWanted })
  const begun = optionsOf(run)
  const fresh = await planEvaluation(session, begun)
  // Its models know what the run has paid for already.
  const plan = withModels(fresh, asOwnSpend(store, run, session.clock.date()))
  requireUnchanged(session, run, plan)
  const { signal, onProgress } = options
  const past = pastOf(store, run)
  const limits = limitsOf(run, past, options.maxCostUsd)
  requirePrices(session, plan.asked, limits.maxCostUsd)
  store.updateRun(run.id, { status: 'running', pid: process.pid, error: undefined })
  const resumed = { ...begun, ...limits, signal, onProgress }
  const continued = await carryOut(session, { ...plan, run, store, done: past.done }, resumed)
  if (!isRetrying || continued.status !== 'done') return fullEvalReport(store, continued)
  store.updateRun(run.id, { status: 'running' })
  const left = limits.maxCostUsd && limits.maxCostUsd - (pastOf(store, run).costUsd - past.costUsd)
  return fullEvalReport(
    store,
    await retryErrors(session, { ...plan, run: continued, store }, { ...resumed, maxCostUsd: left }),
  )
}

/** What earlier parts of a run left behind. */
interface Past {
  readonly done: ReadonlySet<number>
  readonly errors: number
  /** US dollars; unknown prices count as nothing, as a cap beside them is refused. */
  readonly costUsd: number
}

function pastOf(store: Store, run: Run): Past {
  const done = new Set<number>()
  let [errors, costUsd] = [0, 0]
  for (const row of storedMarks(store, run.id)) {
    done.add(row.index)
    errors += Number(row.score === null)
    costUsd += row.costUsd ?? 0
  }
  return { done, errors, costUsd }
}

/** What is left of the caps a run began with; one that it has reached is no cap for going on. */
function limitsOf({ config, status }: Run, { errors, costUsd }: Past, maxCostUsd: number | undefined) {
  const begun = config as { maxCostUsd?: number; maxErrors?: number }
  const cap = status === 'budget' || begun.maxCostUsd === undefined ? undefined : begun.maxCostUsd - costUsd
  const left = (begun.maxErrors ?? 0) - errors
  return { maxCostUsd: maxCostUsd ?? cap, maxErrors: left > 0 ? left : begun.maxErrors }
}

function requireResumable(
  run: Run,
  { isRetrying, isWanted }: { readonly isRetrying: boolean; readonly isWanted: boolean },
): void {
  // A dead process may have had the number that is ours now.
  const isOrphan = run.status === 'running' && run.pid === process.pid
  if (canResume(run) || isOrphan || (isRetrying && run.status === 'done')) return
  const told =
    run.status === 'running'
      ? `one that process ${run.pid} still carries out`
      : isWanted
        ? `one that is ${run.status}, none of whose rows failed`
        : `one that is ${run.status}; --retry-errors asks again for rows that failed`
  throw new InputError(
    'not_resumable',
    `${run.id}: expected a run that stopped before its end, got ${told}`,
    { run: run.id, status: run.status },
  )
}
