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
  readonly sampling?: Sampling | undefined
  readonly concurrency?: number | undefined
  readonly limit?: number | undefined
  readonly repeat?: number | undefined
  readonly maxCostUsd?: number | undefined
  readonly maxErrors?: number | undefined
  readonly parent?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: RunProgress) => void) | undefined
}
