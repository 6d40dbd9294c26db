/** The use case of `metrics check`: is a metric fit to judge on this data? */
import { resolve } from 'node:path'
import { allExamples, type Dataset, openDataset } from '../data/index.ts'
import {
  type Call,
  type Example,
  InputError,
  pyRandom,
  spendOf,
  withCallSink,
  withContext,
} from '../engine/index.ts'
import { type ControlRanking, type Metric, metricCheck } from '../evaluate/index.ts'
import { checkModels } from './check-model.ts'
import { chooseJudge } from './judge-choice.ts'
import { peopleAgreement } from './metric-agreement.ts'
import { chooseMetrics } from './metric-choice.ts'
import { dataFigures } from './metric-data.ts'
import type { MetricCheckFigures } from './metric-figures.ts'
import { type MetricFinding, metricFindings } from './metric-findings.ts'
import { type MetricHistory, metricHistory } from './metric-history.ts'
import { type MetricSample, metricSample } from './metric-sample.ts'
import { chooseModels } from './model-choice.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'

/** What to check; what is absent is decided by the task. */
export interface CheckMetricsOptions {
  /** A task, or a compiled program by name, hash or file. */
  readonly target: string
  readonly data?: string | undefined
  readonly metric?: string | undefined
  /** Runs the program on a sample with this model. @default the last run is looked at */
  readonly model?: string | undefined
  /**
   * A JSONL file of `{ id, label }` on the predictions of the last run, or of the `run` that a line names.
   * @default what was labelled in the terminal UI
   */
  readonly labels?: string | undefined
  /** The model of metrics that ask one and name none. @default the task's `judge`, else `OPENAI_MODEL` */
  readonly judgeModel?: string | undefined
  /** How often each prediction is judged, at least 2. @default 3 for a metric that asks a model, else 2 */
  readonly repeat?: number | undefined
  /** Examples that controls are made of. @default 20 for a metric that asks a model, else 1000 */
  readonly limit?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** The document of `metrics check --json`. */
export interface MetricCheckReport extends MetricCheckFigures {
  readonly schemaVersion: 1
  readonly task: string
  readonly metric: string
  readonly data: string
  readonly examples: number
  /** The last run of this metric on this data, where there is one. */
  readonly run: string | null
  /** Examples of the sample that `model` was asked for. */
  readonly sampled: number
  readonly costUsd: number | null
  readonly simulated: boolean
  readonly findings: readonly MetricFinding[]
  readonly verdict: 'fit' | 'doubtful' | 'unfit'
}

/** Everything that a check works on. */
interface Subject {
  readonly target: Target
  readonly name: string
  readonly metric: Metric
  readonly dataset: Dataset
  readonly examples: readonly Example[]
  readonly history: MetricHistory | undefined
  /** Grows with every call that the check makes. */
  readonly calls: Call[]
}

/**
 * Checks a metric: known-good and known-bad controls, noise, saturation, agreement with people, and what the data can
 * show. A metric that fails is a finding, not an error.
 * @throws InputError for bad input, `no_run` for labels without a run they could be about.
 */
export async function checkMetrics(
  session: Session,
  options: CheckMetricsOptions,
): Promise<MetricCheckReport> {
  const subject = await subjectOf(session, options)
  const { target, name, dataset, calls, history } = subject
  // Before anything is paid for: labels may be about no run.
  const { labels } = options
  const agreement = await peopleAgreement(session, { task: target.taskName, metric: name, labels, history })
  const { figures, sampled } = await measured(session, subject, options)
  const findings = metricFindings({ ...figures, agreement })
  const isUnfit = findings.some(({ level }) => level === 'fail')
  return {
    schemaVersion: 1,
    ...{ task: target.taskName, metric: name, data: dataset.path, examples: dataset.size },
    ...{ run: history?.run ?? null, sampled },
    ...figures,
    agreement,
    costUsd: spendOf(calls).costUsd,
    simulated: calls.length > 0 && calls.every(({ lm }) => lm.startsWith('simulated/')),
    findings,
    verdict: isUnfit ? 'unfit' : findings.length > 0 ? 'doubtful' : 'fit',
  }
}

async function measured(
  session: Session,
  subject: Subject,
  options: CheckMetricsOptions,
): Promise<{ figures: Omit<MetricCheckFigures, 'agreement'>; sampled: number }> {
  const { target, name, metric, dataset, examples, calls, history } = subject
  const measure = { metric, name, concurrency: session.environment.concurrency, signal: options.signal }
  const controls = await rankedControls(subject, measure, options.limit)
  const asksModel = calls.length > 0
  const repeats = options.repeat ?? (asksModel ? 3 : 2)
  const sample = await sampleOf(session, subject, { ...options, repeat: repeats })
  const judged = sample?.predictions ?? history?.predictions ?? []
  const goods = examples.slice(0, 20).map((example) => ({ example, prediction: example.labels }))
  const figures = {
    asksModel,
    controls,
    noise: await metricCheck.retest(judged.length > 0 ? judged : goods, { ...measure, repeats }),
    programNoise: sample?.noise ?? null,
    saturation: metricCheck.saturationOf(sample?.scores ?? [...(history?.scores.values() ?? [])]),
    sensitivity: sensitivityOf(dataset.size, history, sample),
    dataset: await dataFigures(target, dataset, examples),
  }
  return { figures, sampled: sample?.scores.length ?? 0 }
}

async function subjectOf(session: Session, options: CheckMetricsOptions): Promise<Subject> {
  const target = await resolveTarget(session, options.target)
  const [[name = '', metric] = []] = Object.entries(chooseMetrics(target.task, options.metric))
  const path = options.data === undefined ? target.task.dev : resolve(session.cwd, options.data)
  if (metric === undefined || path === undefined) {
    const message = `${target.taskName}: expected --data F, got none, and the task declares no dev set`
    throw new InputError('no_data', message, { task: target.taskName })
  }
  const dataset = await openDataset(path, {
    signature: target.program.signature,
    prepare: target.task.prepare,
  })
  const calls: Call[] = []
  const judge = judgeOf(session, target, options)
  const metered: Metric = (...row) =>
    withCallSink(
      (call) => calls.push(call),
      () => withContext({ lm: judge.lm }, async () => metric(...row)),
    )
  const history = await metricHistory(session, { task: target.taskName, metric: name, dataset })
  return { target, name, metric: metered, dataset, examples: await allExamples(dataset), history, calls }
}

function judgeOf(session: Session, target: Target, { model: spec, judgeModel }: CheckMetricsOptions) {
  const models = spec === undefined ? undefined : chooseModels(session, target, { spec })
  return chooseJudge(session, target, { spec: judgeModel, models })
}

async function rankedControls(
  { target, examples, calls }: Subject,
  measure: metricCheck.MeasureOptions,
  limit: number | undefined,
): Promise<ControlRanking> {
  const fields = target.program.signature?.outputs.map(({ name }) => name)
  const rng = pyRandom(0)
  const chosen = rng.sample(examples, Math.min(examples.length, limit ?? 1000))
  const controls = metricCheck.controlsOf(chosen, { fields, rng })
  // One control first: whether it calls a model decides how many are worth their price.
  if (limit === undefined) await metricCheck.rankControls(controls.slice(0, 1), measure)
  return metricCheck.rankControls(
    limit === undefined && calls.length > 0 ? controls.slice(0, 20) : controls,
    measure,
  )
}

async function sampleOf(
  session: Session,
  { target, name, metric, examples, calls }: Subject,
  { model, repeat, signal }: CheckMetricsOptions,
): Promise<MetricSample | undefined> {
  if (model === undefined) return undefined
  const models = chooseModels(session, target, { spec: model })
  await checkModels(session, models.ids)
  const sample = await metricSample({
    ...{ program: target.program, examples, name, metric, repeat, signal },
    settings: { lm: models.lms },
    concurrency: session.environment.concurrency,
  })
  calls.push(...sample.calls)
  return sample
}

/** From the differences of two runs; else from one, whose scores are taken to correlate by .5 with another's. */
function sensitivityOf(
  n: number,
  history: MetricHistory | undefined,
  sample: MetricSample | undefined,
): MetricCheckFigures['sensitivity'] {
  const { spreadOf } = metricCheck
  const candidates = [
    { from: 'two_runs', sd: spreadOf(history?.differences ?? []) },
    { from: 'one_run', sd: spreadOf([...(history?.scores.values() ?? [])]) },
    { from: 'sample', sd: spreadOf(sample?.scores ?? []) },
  ] as const
  // Two runs without any difference, as of the same model twice, tell nothing about the next two.
  const best = candidates.find(({ sd }) => sd !== null && sd > 0) ?? candidates.find(({ sd }) => sd !== null)
  if (best === undefined || best.sd === null) return null
  return { ...metricCheck.sensitivityOf(n, best.sd), from: best.from }
}
