/** Several metrics as one score: as good as the worst of them, or their weighted mean. */
import { InputError } from '../../engine/index.ts'
import { type Metric, readScore, type Score } from '../metric.ts'

/**
 * The lowest score of its metrics: 1 only when all are met. `parts` hold each score by name, those of a metric's own
 * parts as `name.part`; feedback is that of the metrics below 1.
 * @throws InputError `invalid_metric` without metrics.
 */
export function allOf<O>(metrics: Readonly<Record<string, Metric<O>>>): Metric<O> {
  requireSome('allOf', Object.keys(metrics))
  return async (...row) => {
    const scores = await measured(metrics, row)
    return combined(scores, Math.min(...scores.map(([, { value }]) => value)))
  }
}

/**
 * The weighted mean of its metrics, each with its weight: `weighted({ right: [exactMatch('answer'), 3], … })`.
 * Parts and feedback as in `allOf`.
 * @throws InputError `invalid_metric` without metrics, or for a weight that is no number above 0.
 */
export function weighted<O>(
  metrics: Readonly<Record<string, readonly [metric: Metric<O>, weight: number]>>,
): Metric<O> {
  requireSome('weighted', Object.keys(metrics))
  const weights = Object.entries(metrics).map(([name, [, weight]]) => requireWeight(name, weight))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const plain = Object.fromEntries(Object.entries(metrics).map(([name, [metric]]) => [name, metric]))
  return async (...row) => {
    const scores = await measured(plain, row)
    const sum = scores.reduce((sum, [, { value }], i) => sum + value * (weights[i] ?? 0), 0)
    // A mean of scores may pass 1 by its rounding alone.
    return combined(scores, Math.min(1, sum / total))
  }
}

type Measured = readonly (readonly [name: string, score: Score])[]

function measured<O>(
  metrics: Readonly<Record<string, Metric<O>>>,
  row: Parameters<Metric<O>>,
): Promise<Measured> {
  const entries = Object.entries(metrics)
  return Promise.all(
    entries.map(async ([name, metric]) => [name, readScore(await metric(...row), name)] as const),
  )
}

function combined(scores: Measured, score: number) {
  const parts = scores.flatMap(([name, { value, parts: inner = {} }]) => [
    [name, value] as const,
    ...Object.entries(inner).map(([part, own]) => [`${name}.${part}`, own] as const),
  ])
  const lines = scores.flatMap(([name, { value, feedback }]) =>
    value < 1 && feedback ? [`${name}: ${feedback}`] : [],
  )
  const feedback = lines.length > 0 ? { feedback: lines.join('\n') } : {}
  return { score, parts: Object.fromEntries(parts), ...feedback }
}

function requireSome(where: string, names: readonly string[]): void {
  if (names.length > 0) return
  throw new InputError('invalid_metric', `${where}: expected at least one metric, got none`, {
    metric: where,
  })
}

function requireWeight(name: string, weight: number): number {
  if (weight > 0 && Number.isFinite(weight)) return weight
  throw new InputError('invalid_metric', `weighted ${name}: expected a weight above 0, got ${weight}`, {
    metric: name,
    weight,
  })
}
