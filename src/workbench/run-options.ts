/** The options a stored run began with, and whether they still mean the same. */
import { InputError, type Sampling } from '../engine/index.ts'
import type { Run } from '../store/index.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { type Fingerprint, fingerprint } from './fingerprint.ts'
import type { EvaluationPlan } from './plan-evaluation.ts'
import type { Session } from './session.ts'

/** What a run's `config` holds. */
interface RunConfig
  extends Pick<EvaluateTaskOptions, 'concurrency' | 'limit' | 'repeat' | 'maxErrors' | 'examples' | 'round'> {
  readonly sampling: Sampling
  readonly defaults: Sampling & { readonly judge?: string | undefined }
  readonly judge?: string | undefined
  /** Absent in runs of older versions. */
  readonly fingerprint?: Fingerprint | undefined
}

/** The options that a run began with, whatever the environment says by now. */
export function optionsOf(
  run: Pick<Run, 'config' | 'model' | 'program' | 'datasetPath' | 'metrics'>,
): EvaluateTaskOptions {
  const { config, model, program, datasetPath, metrics } = run
  const { sampling, defaults, concurrency, limit, repeat, maxErrors, examples, round, judge } =
    config as unknown as RunConfig
  const parts =
    typeof model === 'string' ? [model] : Object.entries(model).map(([part, id]) => `${part}=${id}`)
  const asBegun = { maxTokens: defaults.maxTokens, reasoningEffort: defaults.reasoningEffort, ...sampling }
  return {
    target: program,
    data: datasetPath,
    metric: metrics.join(','),
    model: parts.join(','),
    judgeModel: judge,
    defaultJudge: defaults.judge,
    sampling: asBegun,
    ...{ concurrency, limit, repeat, maxErrors, examples, round },
  }
}

/** @throws InputError `run_changed` naming program, data, metrics or models that are no longer as the run began. */
export function requireUnchanged(session: Session, run: Run, plan: EvaluationPlan): void {
  const changed = changesOf(session, run, plan)
  if (changed.length === 0) return
  throw new InputError(
    'run_changed',
    `${run.id}: expected what it began with, but ${changed.join(' and ')} changed since; start a new run instead`,
    { run: run.id, changed },
  )
}

function changesOf(session: Session, run: Run, plan: EvaluationPlan): string[] {
  const { fingerprint: before } = run.config as unknown as RunConfig
  const now = fingerprint(session, plan)
  const differing = (kind: keyof Fingerprint) =>
    Object.entries(before?.[kind] ?? {})
      .filter(([name, hash]) => now[kind][name] !== hash)
      .map(([name]) => name)
  return [
    ...(run.programHash === plan.target.programHash ? [] : [`the program ${run.program}`]),
    ...(run.datasetHash === plan.dataset.hash ? [] : [`the dataset ${run.datasetPath}`]),
    ...differing('metrics').map((name) => `the metric ${name}`),
    ...differing('models').map((id) => `the model ${id}`),
  ]
}
