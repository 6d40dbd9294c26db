/** What an evaluation is given, refused before anything runs where nothing could come of it. */
import { InputError } from '../engine/index.ts'
import type { Metric } from './metric.ts'

/**
 * Several metrics by name; a single one is called by its function name.
 * @throws InputError `invalid_evaluation` when there is none, or one is no function.
 */
export function metricsByName<O>(
  metric: Metric<O> | Readonly<Record<string, Metric<O>>>,
): Readonly<Record<string, Metric<O>>> {
  if (typeof metric === 'function') return { [metric.name || 'score']: metric }
  const metrics = Object.entries(metric ?? {})
  const wrong = metrics.find(([, one]) => typeof one !== 'function')
  if (metrics.length > 0 && wrong === undefined) return metric
  const got = wrong === undefined ? 'none' : `${typeof wrong[1]} for ${wrong[0]}`
  throw new InputError('invalid_evaluation', `evaluate: expected a metric, or several by name; got ${got}`)
}

/** @throws InputError `invalid_evaluation` for a program or devset that is none. */
export function checkSubjects(program: unknown, devset: unknown): void {
  const isList = devset instanceof Object && (Symbol.iterator in devset || Symbol.asyncIterator in devset)
  if (typeof program === 'function' && isList) return
  const [wanted, got] = isList ? ['a program', program] : ['{ devset } with examples', devset]
  throw new InputError('invalid_evaluation', `evaluate: expected ${wanted}, got ${typeof got}`)
}

/** @throws InputError `invalid_evaluation` naming the count that is no whole number of 1 or more. */
export function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (Number.isInteger(value) && value >= 1) continue
    const message = `evaluate: expected ${name} to be a whole number of 1 or more, got ${value}`
    throw new InputError('invalid_evaluation', message, { [name]: value })
  }
}
