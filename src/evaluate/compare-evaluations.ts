/** `compare(a, b)`: two evaluations of the same examples, or two lists of scores, and a verdict. */
import { InputError } from '../engine/index.ts'
import { type CompareOptions, comparePairs, type PairedComparison } from './compare.ts'
import type { Evaluation } from './evaluate.ts'
import type { Row } from './row.ts'
import { mean } from './statistics/index.ts'

/** Scores in the same order, or an evaluation that kept its rows. */
export type Arm = readonly number[] | (Pick<Evaluation, 'rows' | 'metric'> & Partial<Pick<Evaluation, 'n'>>)

/** A comparison, and how many examples were left out because an arm has no score for them. */
export interface Comparison extends PairedComparison {
  readonly excluded: number
}

/**
 * Compares two arms, paired on the example. `difference` = mean(b) − mean(a); a win is b better. Repeats of one
 * example are averaged first; errors are excluded in both arms and counted.
 * @throws InputError `not_comparable` for evaluations by different metrics, `no_rows` for one that kept none,
 *   `invalid_score` for a listed score outside [0, 1].
 */
export function compare(a: Arm, b: Arm, options: CompareOptions = {}): Comparison {
  requireSameMetric(a, b)
  const [scoresA, scoresB] = [scoresOf(a), scoresOf(b)]
  const ids = new Set([...scoresA.keys(), ...scoresB.keys()])
  const pairs = [...ids].flatMap((id) => {
    const [scoreA, scoreB] = [scoresA.get(id), scoresB.get(id)]
    return scoreA === undefined || scoreB === undefined ? [] : [{ a: scoreA, b: scoreB }]
  })
  return { ...comparePairs(pairs, options), excluded: ids.size - pairs.length }
}

function requireSameMetric(a: Arm, b: Arm): void {
  if (!('rows' in a && 'rows' in b) || a.metric === b.metric) return
  throw new InputError(
    'not_comparable',
    `compare: expected evaluations by the same metric, got ${a.metric} and ${b.metric}`,
    { metrics: [a.metric, b.metric] },
  )
}

function scoresOf(arm: Arm): Map<string, number | undefined> {
  if (!('rows' in arm)) return new Map(arm.map((score, i) => [String(i), listed(score, i)]))
  const { rows, metric, n = rows.length } = arm
  if (rows.length < n) {
    const message = `compare: expected evaluations that kept their rows, got ${rows.length} of ${n}; leave keepRows out`
    throw new InputError('no_rows', message, { rows: rows.length, n })
  }
  return meansOf(rows, metric)
}

function listed(score: number, at: number): number {
  if (score >= 0 && score <= 1) return score
  throw new InputError('invalid_score', `compare: expected scores in [0, 1], got ${score} at ${at}`, { at })
}

function meansOf(rows: readonly Row[], metric: string): Map<string, number | undefined> {
  const values = new Map<string, number[]>()
  for (const { exampleId, scores } of rows) {
    const value = scores[metric]?.value
    const known = values.get(exampleId) ?? []
    values.set(exampleId, value === undefined ? known : [...known, value])
  }
  return new Map([...values].map(([id, scores]) => [id, scores.length === 0 ? undefined : mean(scores)]))
}
