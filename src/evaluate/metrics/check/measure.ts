/** Scores predictions one by one, outside of a run. */
import { type Example, messageOf, type Values } from '../../../engine/index.ts'
import { type Metric, readScore } from '../../metric.ts'

/** How a metric is measured. */
export interface MeasureOptions {
  readonly metric: Metric
  /** For messages. */
  readonly name: string
  readonly concurrency?: number | undefined
  /** Rejects with its reason once aborted. */
  readonly signal?: AbortSignal | undefined
}

/** A score, or why there is none. */
export type Measured = { readonly value: number } | { readonly error: string }

/** Scores one prediction; never throws. */
export async function measure(
  { metric, name }: MeasureOptions,
  example: Example,
  prediction: Values,
): Promise<Measured> {
  try {
    return { value: readScore(await metric(example, prediction as never, []), name).value }
  } catch (error) {
    return { error: messageOf(error) }
  }
}
