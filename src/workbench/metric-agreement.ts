/** Does a metric say what people say? Its scores beside their labels. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type HumanLabel, readHumanLabels } from '../data/index.ts'
import { InputError } from '../engine/index.ts'
import { type Agreement, metricCheck } from '../evaluate/index.ts'
import type { Store } from '../store/index.ts'
import { labelPaths } from './label-paths.ts'
import type { MetricHistory } from './metric-history.ts'
import type { Session } from './session.ts'

/** What the labels are held against. */
export interface AgreementOptions {
  readonly task: string
  readonly metric: string
  /** A file of labels. @default what was labelled in the terminal UI, where there is any */
  readonly labels: string | undefined
  /** For labels that name no run. */
  readonly history: MetricHistory | undefined
}

/**
 * Agreement on all labelled predictions that have a score: a label that names its run is held against that run, the
 * others against the last. Null where nobody has labelled any.
 * @throws InputError for a file that cannot be read, `no_run` for a given file none of whose labels has a score.
 */
export async function peopleAgreement(
  session: Session,
  { task, metric, labels: given, history }: AgreementOptions,
): Promise<Agreement | null> {
  const path = given === undefined ? labelPaths(session, task).judgements : resolve(session.cwd, given)
  if (given === undefined && !existsSync(path)) return null
  const labels = await readHumanLabels(path)
  const store = existsSync(session.paths.store) ? await session.store() : undefined
  const pairs = labels.flatMap((label) => {
    const score = label.run === undefined ? history?.scores.get(label.id) : scoreOf(store, metric, label)
    return score === undefined ? [] : [{ metric: score, people: label.value }]
  })
  const agreement = metricCheck.agreementOf(pairs)
  if (agreement !== null || given === undefined) return agreement
  const got = history === undefined ? 'there is no finished run yet' : `${history.run} has none of these ids`
  throw new InputError('no_run', `--labels: expected a run with scores for the labelled examples; ${got}`, {
    run: history?.run,
  })
}

/** Undefined for a run that is gone, or that did not measure the metric. */
function scoreOf(
  store: Store | undefined,
  metric: string,
  { run = '', row = 0 }: HumanLabel,
): number | undefined {
  return store?.row(run, row)?.scores[metric]?.value
}
