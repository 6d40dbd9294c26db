/** A task: a program with the data and the metrics that tell how good it is. */
import type { AnyProgram, Program, Values } from '../engine/index.ts'
import type { Metric } from './metric.ts'

/** A task as it is declared in a configuration. Paths are relative to the configuration file. */
export interface Task {
  readonly program: AnyProgram
  readonly description?: string | undefined
  /** Metrics by name. */
  readonly metrics: Readonly<Record<string, Metric>>
  /** Name of the metric that is the score. */
  readonly metric: string
  /** Files of examples. */
  readonly train?: string | undefined
  readonly dev?: string | undefined
  /** Derives further inputs from those that a person writes, for examples and demos alike. */
  readonly prepare?: ((inputs: Values) => Values) | undefined
  /** The model this task uses unless another is named: one for all parts, or one by part path. */
  readonly model?: string | Readonly<Record<string, string>> | undefined
  /** The model of metrics that ask one and name none. */
  readonly judge?: string | undefined
}

/** A task whose metrics are typed by its program's prediction. */
export interface TaskDeclaration<I, O> extends Omit<Task, 'program' | 'metrics'> {
  readonly program: Program<I, O>
  readonly metrics: Readonly<Record<string, Metric<O>>>
}

/** Identity: gives the metrics of a task the type of what its program predicts. */
export function defineTask<I, O>(task: TaskDeclaration<I, O>): Task {
  return task as unknown as Task
}
