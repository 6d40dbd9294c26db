/** A small run whose rows go nowhere: predictions to judge again, and how the program itself varies. */
import type { AnyProgram, Call, Example, Settings } from '../engine/index.ts'
import { evaluate, type Metric, metricCheck, type Noise } from '../evaluate/index.ts'
import type { JudgedPrediction } from './metric-history.ts'

/** What is run. */
export interface MetricSampleOptions {
  readonly program: AnyProgram
  readonly examples: readonly Example[]
  readonly metric: Metric
  readonly name: string
  readonly settings: Settings
  readonly repeat: number | undefined
  readonly concurrency: number
  readonly signal: AbortSignal | undefined
}

/** What came of it. */
export interface MetricSample {
  /** The first prediction of each example. */
  readonly predictions: readonly JudgedPrediction[]
  /** By example, repeats averaged. */
  readonly scores: readonly number[]
  readonly noise: Noise | null
  readonly calls: readonly Call[]
}

/** Examples of a sample: enough to see noise, few enough to pay for. */
const sampleSize = 20

/** Runs the program `repeat` times on the first examples. */
export async function metricSample(options: MetricSampleOptions): Promise<MetricSample> {
  const { program, examples, metric, name, settings, repeat, concurrency, signal } = options
  const run = program as unknown as (inputs: unknown) => Promise<unknown>
  const { rows } = await evaluate(run, {
    devset: examples.slice(0, sampleSize),
    metric: { [name]: metric as Metric<unknown> },
    ...{ settings, repeat, concurrency, signal },
  })
  const scored = rows.flatMap((row) => {
    const value = row.scores[name]?.value
    return value === undefined ? [] : [{ ...row, value }]
  })
  const groups = Map.groupBy(scored, ({ exampleId }) => exampleId)
  return {
    predictions: scored
      .filter(({ repeat }) => repeat === 0)
      .map(({ exampleId: id, inputs, labels, metadata, prediction = {} }) => ({
        example: { id, inputs, labels, metadata },
        prediction,
      })),
    scores: [...groups.values()].map(meanValue),
    noise: metricCheck.noiseOf([...groups.values()].map((rows) => rows.map(({ value }) => value))),
    calls: rows.flatMap((row) => row.calls),
  }
}

function meanValue(rows: readonly { readonly value: number }[]): number {
  return rows.reduce((sum, { value }) => sum + value, 0) / rows.length
}
