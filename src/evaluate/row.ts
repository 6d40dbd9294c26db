/** One example in one run: its prediction and scores, or the reason why there are none. */
import {
  type AnyProgram,
  type Call,
  describeError,
  type Example,
  type LM,
  type Reason,
  type Settings,
  type Values,
  withCallSink,
  within,
} from '../engine/index.ts'
import { type Metric, readScore, type Score } from './metric.ts'

/** The result of one example; exactly one of `scores` (complete) and `error` counts. */
export interface Row {
  /** Position in the run: devset order, repeats of one example side by side. */
  readonly index: number
  readonly exampleId: string
  readonly repeat: number
  readonly inputs: Values
  readonly labels: Values
  readonly metadata?: Values | undefined
  /** Absent when the program failed. */
  readonly prediction?: Values | undefined
  /** By metric name; empty for an error row. */
  readonly scores: Readonly<Record<string, Score>>
  readonly error?: RowError | undefined
  readonly calls: readonly Call[]
  readonly durationMs: number
}

/** Why a row has no score. */
export interface RowError extends Reason {
  /** What failed: the program, or the metric of that name. */
  readonly at: string
}

/** What is run on every example. */
export interface RowJob {
  readonly program: AnyProgram
  readonly metrics: Readonly<Record<string, Metric>>
  readonly settings: Settings
  /** The model of metrics that ask one and name none; undefined leaves it to the context. */
  readonly judge?: LM | undefined
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

/** Runs one example. Never throws: whatever goes wrong is the row's error. */
export async function runRow(
  job: RowJob,
  example: Example,
  { index, repeat }: { index: number; repeat: number },
): Promise<Row> {
  const { program, metrics, settings, judge: lm, now } = job
  const calls: Call[] = []
  const sink = (call: Call) => calls.push(call)
  const startedAt = now()
  const { id: exampleId, inputs, labels, metadata } = example
  const base = { index, repeat, exampleId, inputs, labels, metadata, calls }
  let prediction: Values | undefined
  let at = 'program'
  try {
    const run = program as unknown as (inputs: Values, options: Settings) => Promise<Values>
    prediction = await withCallSink(sink, () => run(inputs, { ...settings, repeat }))
    const scores: Record<string, Score> = {}
    const trace = [...calls]
    for (const [name, metric] of Object.entries(metrics)) {
      at = name
      // What a judging model spends belongs to the row, under the metric's name; a repeat asks it anew.
      const seat = { part: `metric:${name}`, settings: { repeat, lm }, sink }
      const result = await within(seat, async () => metric(example, prediction as never, trace))
      scores[name] = readScore(result, name)
    }
    return { ...base, prediction, scores, durationMs: now() - startedAt }
  } catch (error) {
    return {
      ...base,
      prediction,
      scores: {},
      error: { ...describeError(error), at },
      durationMs: now() - startedAt,
    }
  }
}
