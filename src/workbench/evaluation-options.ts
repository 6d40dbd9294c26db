/** What an evaluation is asked for; shared by the steps that check, begin, carry out and continue one. */
import type { Sampling } from '../engine/index.ts'
import type { RunProgress } from './progress.ts'

/** What to evaluate and how; what is absent is decided by the task and the environment. */
export interface EvaluateTaskOptions {
  /** A task, or a compiled program by name, hash or file. */
  readonly target: string
  readonly data?: string | undefined
  /** Metric names, comma-separated; the first is the score. */
  readonly metric?: string | undefined
  readonly model?: string | undefined
  /** The model of metrics that ask one and name none. @default the task's `judge`, else `OPENAI_MODEL` */
  readonly judgeModel?: string | undefined
  /** The default judge that a run began with. */
  readonly defaultJudge?: string | undefined
  readonly sampling?: Sampling | undefined
  readonly concurrency?: number | undefined
  readonly limit?: number | undefined
  readonly repeat?: number | undefined
  readonly maxCostUsd?: number | undefined
  readonly maxErrors?: number | undefined
  /** Metadata keys to show the score by. */
  readonly slices?: readonly string[] | undefined
  readonly parent?: string | undefined
  /** Only the examples with these ids. @default all */
  readonly examples?: readonly string[] | undefined
  /** Asks anew: answers in the cache count only when they come from the same round. @default those of round 0 */
  readonly round?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: RunProgress) => void) | undefined
}
