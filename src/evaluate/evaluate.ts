/** Runs a program over a dataset and scores it. */
import { pMapIterable } from 'p-map'
import type { AnyProgram, Example, LM, Settings, Values } from '../engine/index.ts'
import { checkCounts, checkSubjects, metricsByName } from './check-evaluation.ts'
import type { Metric } from './metric.ts'
import { type Row, type RowError, runRow } from './row.ts'
import { type Summary, tally } from './tally.ts'

/** Why an evaluation ended. */
export type EvaluationStatus = 'done' | 'interrupted' | 'too_many_errors' | 'stopped'

/** How to evaluate. `O` is the program's prediction. */
export interface EvaluateOptions<O = Values> {
  /** Examples, all at once or as a stream. */
  readonly devset: Iterable<Example> | AsyncIterable<Example>
  /** One metric, or several by name: the first is the score. */
  readonly metric: Metric<O> | Readonly<Record<string, Metric<O>>>
  /** Examples under way at once. @default 8 */
  readonly concurrency?: number | undefined
  /** Independent repeats of each example. @default 1 */
  readonly repeat?: number | undefined
  /** Stops after so many error rows. @default never */
  readonly maxErrors?: number | undefined
  /** Model, adapter and sampling, as given with a call. */
  readonly settings?: Settings | undefined
  /** The model of metrics that ask one and name none. @default that of the context */
  readonly judge?: LM | undefined
  /** A row for which this holds ends the run and does not count, as one that a spent budget refused. */
  readonly stopOn?: ((row: Row) => boolean) | undefined
  /** Positions that are done already, by an earlier part of the run. */
  readonly skip?: ReadonlySet<number> | undefined
  /** Stops after the examples under way; they still count. */
  readonly signal?: AbortSignal | undefined
  /** Told of each row as it ends, in whatever order: for those who must not lose it. */
  readonly onFinished?: ((row: Row) => void | Promise<void>) | undefined
  /** Told of each row, in devset order. */
  readonly onRow?: ((row: Row) => void | Promise<void>) | undefined
  /** False for runs too large for memory: `rows` stays empty. @default true */
  readonly keepRows?: boolean | undefined
  /** Milliseconds, monotonic. */
  readonly now?: (() => number) | undefined
}

/** What an evaluation found. Scores are in [0, 1]. */
export interface Evaluation extends Summary {
  /** Name, mean and interval of the first metric. */
  readonly metric: string
  readonly score: number | null
  readonly ci: readonly [number, number] | null
  readonly rows: readonly Row[]
  readonly durationMs: number
  readonly status: EvaluationStatus
  /** The error of the row that ended the run. */
  readonly stoppedBy?: RowError | undefined
}

/**
 * Evaluates a program. A program or metric that fails makes an error row; errors never count as scores.
 * Rows come in devset order however they finish, and examples are read no faster than they are used.
 * @throws InputError `invalid_evaluation` without a program, devset or metric, or for a concurrency or repeat below 1.
 */
export async function evaluate<I, O>(
  program: (inputs: I) => Promise<O>,
  options: EvaluateOptions<O>,
): Promise<Evaluation> {
  const { concurrency = 8, repeat = 1, keepRows = true, settings = {}, judge, onRow, onFinished } = options
  const { now = () => performance.now() } = options
  const metrics = metricsByName(options.metric) as Record<string, Metric>
  checkSubjects(program, options.devset)
  checkCounts({ concurrency, repeat })
  const job = { program: program as unknown as AnyProgram, metrics, settings, judge, now }
  const progress: Progress = { errors: 0, isCutShort: false }
  const sums = tally(Object.keys(metrics))
  const rows: Row[] = []
  const startedAt = now()
  const finish = async (place: Place) => {
    const row = await runRow(job, place.example, place)
    if (options.stopOn?.(row)) progress.stoppedBy ??= row.error
    else await onFinished?.(row)
    return row
  }
  // A small lead lets quick examples finish behind a slow one without unbounded memory.
  const results = pMapIterable(places(options, progress), finish, {
    concurrency,
    backpressure: concurrency * 4,
  })
  for await (const row of results) {
    if (options.stopOn?.(row)) continue
    if (row.error) progress.errors += 1
    sums.add(row)
    if (keepRows) rows.push(row)
    await onRow?.(row)
  }
  const { stoppedBy } = progress
  return {
    ...scoredBy(metrics, sums.summary()),
    rows,
    durationMs: now() - startedAt,
    status: statusOf(progress, options),
    ...(stoppedBy ? { stoppedBy } : {}),
  }
}

/** A summary with the figures of the first metric as the score. */
function scoredBy(metrics: Readonly<Record<string, Metric>>, summary: Summary) {
  const [metric = 'score'] = Object.keys(metrics)
  const { score = null, ci = null } = summary.metrics[metric] ?? {}
  return { ...summary, metric, score, ci }
}

/** How far a run has come; `isCutShort` once an example was left out. */
interface Progress {
  errors: number
  isCutShort: boolean
  stoppedBy?: RowError | undefined
}

interface Place {
  readonly example: Example
  readonly index: number
  readonly repeat: number
}

async function* places<O>(options: EvaluateOptions<O>, progress: Progress): AsyncGenerator<Place> {
  const { devset, repeat: rounds = 1, skip, signal, maxErrors = Number.POSITIVE_INFINITY } = options
  let index = -1
  for await (const example of devset) {
    for (let repeat = 0; repeat < rounds; repeat += 1) {
      index += 1
      if (skip?.has(index)) continue
      progress.isCutShort =
        signal?.aborted === true || progress.errors >= maxErrors || progress.stoppedBy !== undefined
      if (progress.isCutShort) return
      yield { example, index, repeat }
    }
  }
}

function statusOf<O>(
  { isCutShort, stoppedBy, errors }: Progress,
  { maxErrors = Number.POSITIVE_INFINITY }: EvaluateOptions<O>,
): EvaluationStatus {
  if (stoppedBy !== undefined) return 'stopped'
  if (errors >= maxErrors) return 'too_many_errors'
  return isCutShort ? 'interrupted' : 'done'
}
