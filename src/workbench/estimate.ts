/** The use case of `eval --estimate`: a pilot through the cache tells what a whole run would cost and take. */

import { spendOf } from '../engine/index.ts'
import type { Row } from '../evaluate/index.ts'
import { evaluate, type Metric, statistics } from '../evaluate/index.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { planEvaluation } from './plan-evaluation.ts'
import type { Session } from './session.ts'

/** A figure with the range that holds it with 95 % confidence. */
export interface Ranged {
  readonly expected: number
  readonly low: number
  readonly high: number
}

/** The document of `eval --estimate --json`. */
export interface EstimateReport {
  readonly schemaVersion: 1
  readonly task: string
  /** Rows of the whole run, and those the pilot asked for. */
  readonly rows: number
  readonly pilot: number
  readonly pilotErrors: number
  /** US dollars at list price; null when a price is unknown. */
  readonly costUsd: Ranged | null
  /** What the pilot paid, which the run will not pay again. */
  readonly pilotCostUsd: number | null
  readonly durationMs: Ranged
  readonly simulated: boolean
}

const pilotSize = 10

/**
 * Asks the first examples, which the cache keeps for the run itself, and scales up: cost by Student's t over the
 * examples, time by the latency of an example and how many are under way at once.
 * @throws InputError for whatever would stop the run itself.
 */
export async function estimate(session: Session, options: EvaluateTaskOptions): Promise<EstimateReport> {
  const { target, metrics, models, judge, dataset } = await planEvaluation(session, options)
  const { concurrency = session.environment.concurrency, repeat = 1 } = options
  const { rows } = await evaluate(target.program as unknown as (inputs: unknown) => Promise<unknown>, {
    devset: firstOf(dataset.examples(), pilotSize),
    metric: metrics as Readonly<Record<string, Metric<unknown>>>,
    concurrency,
    settings: { ...options.sampling, lm: models.lms },
    judge: judge.lm,
    signal: options.signal,
    now: session.clock.now,
  })
  const total = dataset.size * repeat
  const costs = rows.map(({ calls }) => spendOf(calls).listCostUsd)
  const times = rows.map(({ calls }) => calls.reduce((sum, { latencyMs }) => sum + latencyMs, 0))
  const paid = rows.map(({ calls }) => spendOf(calls).costUsd)
  return {
    schemaVersion: 1,
    task: target.taskName,
    rows: total,
    pilot: rows.length,
    pilotErrors: rows.filter((row: Row) => row.error !== undefined).length,
    costUsd: isKnown(costs) ? scaled(costs, total) : null,
    pilotCostUsd: isKnown(paid) ? paid.reduce<number>((sum, cost) => sum + (cost ?? 0), 0) : null,
    durationMs: scaled(times, total / concurrency),
    simulated: models.simulated,
  }
}

function isKnown(values: readonly (number | null)[]): values is readonly number[] {
  return !values.includes(null)
}

/** The sum over so many items like these. */
function scaled(values: readonly number[], count: number): Ranged {
  if (values.length === 0) return { expected: 0, low: 0, high: 0 }
  const expected = statistics.mean(values) * count
  if (values.length === 1) return { expected, low: expected / 2, high: expected * 2 }
  const [low, high] = statistics.tInterval(values)
  return { expected, low: Math.max(0, low) * count, high: high * count }
}

async function* firstOf<T>(items: Iterable<T> | AsyncIterable<T>, count: number): AsyncGenerator<T> {
  let taken = 0
  for await (const item of items) {
    if (taken >= count) return
    taken += 1
    yield item
  }
}
