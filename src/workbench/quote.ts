/** What a run would cost, as far as earlier runs tell: no model is asked for it. `estimate` asks, and knows better. */
import type { ModelChoice, Run, Store } from '../store/index.ts'
import { canResume } from './eval-report.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { planEvaluation } from './plan-evaluation.ts'
import type { ResumeRunOptions } from './resume-run.ts'
import { optionsOf } from './run-options.ts'
import type { Session } from './session.ts'

/** A rough price in US dollars at list price. */
export interface Quote {
  readonly task: string
  readonly program: string
  readonly model: ModelChoice
  readonly rows: number
  /** Null when no earlier run tells. */
  readonly perRowUsd: number | null
  readonly costUsd: number | null
  /** The run whose mean it is. */
  readonly from: string | null
  readonly simulated: boolean
}

/** Earlier runs among which one like this is sought. */
const searched = 200

/** The price of an evaluation. @throws InputError for whatever would stop the evaluation itself. */
export async function quoteEvaluation(session: Session, options: EvaluateTaskOptions): Promise<Quote> {
  const { target, models, dataset } = await planEvaluation(session, options)
  const { taskName: task, programName: program, programHash } = target
  return quoteOf(await session.store(), {
    ...{ task, program, programHash, model: models.ids, simulated: models.simulated },
    rows: dataset.size * (options.repeat ?? 1),
  })
}

/** The price of going on with a run. @throws InputError `unknown_run`, or what its data and models have become. */
export async function quoteResume(
  session: Session,
  ref: string,
  { retryErrors = false }: Pick<ResumeRunOptions, 'retryErrors'>,
): Promise<Quote> {
  const store = await session.store()
  const run = store.run(ref)
  const { dataset } = await planEvaluation(session, optionsOf(run))
  const { repeat = 1 } = optionsOf(run)
  const left = canResume(run) ? dataset.size * repeat - store.countRows({ runId: run.id }) : 0
  const failed = retryErrors ? store.countRows({ runId: run.id, which: 'errors' }) : 0
  return quoteOf(store, { ...run, rows: left + failed })
}

type Wanted = Pick<Quote, 'task' | 'program' | 'model' | 'rows' | 'simulated'> & Pick<Run, 'programHash'>

function quoteOf(store: Store, wanted: Wanted): Quote {
  const { task, program, model, rows, simulated } = wanted
  const like = runLike(store, wanted)
  const perRowUsd = like === undefined ? null : meanCost(like)
  return {
    ...{ task, program, model, rows, simulated, perRowUsd },
    costUsd: perRowUsd === null ? null : perRowUsd * rows,
    from: like?.id ?? null,
  }
}

/** The newest run of the task with these models that has a price; one of the same program before others. */
function runLike(store: Store, { task, model, programHash }: Wanted): Run | undefined {
  const models = JSON.stringify(model)
  const alike = store
    .runs({ task, limit: searched })
    .filter((run) => run.kind === 'eval' && JSON.stringify(run.model) === models && meanCost(run) !== null)
  return alike.find((run) => run.programHash === programHash) ?? alike[0]
}

function meanCost({ summary }: Run): number | null {
  if (summary === undefined || summary.n === 0 || summary.listCostUsd === null) return null
  return summary.listCostUsd / summary.n
}
