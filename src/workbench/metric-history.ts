/** What earlier runs tell about a metric: its scores on this data, and how two programs differ on it. */
import { existsSync } from 'node:fs'
import type { Dataset } from '../data/index.ts'
import type { Example, Values } from '../engine/index.ts'
import type { Run, Store } from '../store/index.ts'
import type { Session } from './session.ts'
import { storedRows } from './stored-rows.ts'

/** A prediction with the example it was made for. */
export interface JudgedPrediction {
  readonly example: Example
  readonly prediction: Values
}

/** The last finished run that measured the metric on this data. */
export interface MetricHistory {
  readonly run: string
  /** Mean score by example, its repeats averaged. */
  readonly scores: ReadonlyMap<string, number>
  /** The first predictions, for those who judge again. */
  readonly predictions: readonly JudgedPrediction[]
  /** Differences of that run and the one before on the same data; null when there is none. */
  readonly differences: readonly number[] | null
}

/** How many predictions are kept. */
const keptPredictions = 20

/** Undefined when there is no such run; then no store is made either. */
export async function metricHistory(
  session: Session,
  { task, metric, dataset }: { readonly task: string; readonly metric: string; readonly dataset: Dataset },
): Promise<MetricHistory | undefined> {
  if (!existsSync(session.paths.store)) return undefined
  const store = await session.store()
  const runs = store
    .runs({ task, status: 'done' })
    .filter(({ kind, metrics }) => kind === 'eval' && metrics.includes(metric))
  // A run with --limit has another hash; its rows are still of this file.
  const last =
    runs.find(({ datasetHash }) => datasetHash === dataset.hash) ??
    runs.find(({ datasetPath }) => datasetPath === dataset.path)
  if (last === undefined) return undefined
  const scores = scoresOf(store, last, metric)
  const before = runs
    .slice(runs.indexOf(last) + 1)
    .find(({ datasetHash }) => datasetHash === last.datasetHash)
  return {
    run: last.id,
    scores,
    predictions: predictionsOf(store, last),
    differences: before === undefined ? null : differencesOf(scores, scoresOf(store, before, metric)),
  }
}

function scoresOf(store: Store, { id }: Run, metric: string): Map<string, number> {
  const sums = new Map<string, { sum: number; n: number }>()
  for (const { exampleId, scores } of storedRows(store, id)) {
    const value = scores[metric]?.value
    if (value === undefined) continue
    const { sum, n } = sums.get(exampleId) ?? { sum: 0, n: 0 }
    sums.set(exampleId, { sum: sum + value, n: n + 1 })
  }
  return new Map([...sums].map(([id, { sum, n }]) => [id, sum / n]))
}

function predictionsOf(store: Store, { id }: Run): JudgedPrediction[] {
  const rows = store.rows({ runId: id, limit: keptPredictions })
  return rows.flatMap(({ exampleId, inputs, labels, metadata, prediction }) =>
    prediction === undefined ? [] : [{ example: { id: exampleId, inputs, labels, metadata }, prediction }],
  )
}

function differencesOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number[] {
  return [...a].flatMap(([id, score]) => {
    const other = b.get(id)
    return other === undefined ? [] : [score - other]
  })
}
