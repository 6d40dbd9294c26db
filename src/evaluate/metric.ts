/** A metric judges one prediction; this reads whatever it returns into a score, or says why it is none. */
import { type Call, type Example, type Values, WhetstoneError } from '../engine/index.ts'

/** What a metric may return: yes/no, a number in [0, 1], or a score with words and parts. */
export type MetricResult = boolean | number | ScoredResult

/** A score with its reasons. */
export interface ScoredResult {
  readonly score: number | boolean
  /** Why: for people, and for optimizers that reflect. */
  readonly feedback?: string | undefined
  /** Scores of the rules it is made of, so that a change can be traced to one of them. */
  readonly parts?: Readonly<Record<string, number>> | undefined
}

/** Judges a prediction by its example; `trace` holds the calls that made it. */
export type Metric<O = never, I extends Values = Values, L extends Values = Values> = (
  example: Example<I, L>,
  prediction: O,
  trace?: readonly Call[],
) => MetricResult | Promise<MetricResult>

/** A score in [0, 1] as rows keep it. */
export interface Score {
  readonly value: number
  readonly feedback?: string | undefined
  readonly parts?: Readonly<Record<string, number>> | undefined
}

/**
 * The score in what a metric returned.
 * @throws WhetstoneError `invalid_score` when it is no finite number in [0, 1].
 */
export function readScore(result: unknown, metric: string): Score {
  if (typeof result === 'boolean') return { value: Number(result) }
  if (typeof result === 'number') return { value: checked(result, metric) }
  if (typeof result === 'object' && result !== null && 'score' in result) {
    const { score, feedback, parts } = result as ScoredResult
    const value = typeof score === 'boolean' ? Number(score) : checked(score, metric)
    return {
      value,
      ...(feedback === undefined ? {} : { feedback }),
      ...(parts === undefined ? {} : { parts }),
    }
  }
  return refuse(result, metric)
}

function checked(score: unknown, metric: string): number {
  return typeof score === 'number' && score >= 0 && score <= 1 ? score : refuse(score, metric)
}

function refuse(got: unknown, metric: string): never {
  const told = got === undefined ? 'nothing' : typeof got === 'number' ? String(got) : JSON.stringify(got)
  throw new WhetstoneError(
    'invalid_score',
    `metric ${metric}: expected true, false, a number in [0, 1] or { score }, got ${told}`,
    { metric },
  )
}
