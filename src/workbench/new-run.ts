/** What the store is told of an evaluation when it begins. */
import type { Values } from '../engine/index.ts'
import type { NewRun } from '../store/index.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { fingerprint } from './fingerprint.ts'
import type { EvaluationPlan } from './plan-evaluation.ts'
import type { Session } from './session.ts'
import { versions } from './versions.ts'

/** The run of a checked evaluation; everything needed to continue or repeat it stands in `config`. */
export function newRun(session: Session, plan: EvaluationPlan, options: EvaluateTaskOptions): NewRun {
  const { target, metrics, models, dataset } = plan
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
    config: configOf(session, plan, options),
    versions: versions(),
    simulated: models.simulated,
    parent: options.parent,
    total: dataset.size * (options.repeat ?? 1),
  }
}

function configOf(session: Session, plan: EvaluationPlan, options: EvaluateTaskOptions): Values {
  const { concurrency = session.environment.concurrency, limit, repeat = 1 } = options
  const { maxCostUsd, maxErrors, examples, round, sampling = {} } = options
  const { temperature, maxTokens, effort } = session.environment
  const { ref: judge, isNamed } = plan.judge
  return withoutUndefined({
    ...{ concurrency, limit, repeat, maxCostUsd, maxErrors, examples, round, sampling },
    judge: isNamed ? judge : undefined,
    defaults: { temperature, maxTokens, reasoningEffort: effort, judge },
    fingerprint: fingerprint(session, plan),
  })
}

/** JSON has no undefined: what was not chosen is not recorded. */
function withoutUndefined(values: Readonly<Record<string, unknown>>): Values {
  return JSON.parse(JSON.stringify(values)) as Values
}
