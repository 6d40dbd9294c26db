/** Where labels lie: beside the store, three files for each task. */
import { dirname, join } from 'node:path'
import type { Session } from './session.ts'

/** The files of a task's labels; each is there from its first line on. */
export interface LabelPaths {
  /** What people said of predictions, `{ id, label, run, row, … }` a line: what `metrics check` reads. */
  readonly judgements: string
  /** Examples of accepted and corrected predictions, for `compile --train` and `eval --data`. */
  readonly train: string
  readonly dev: string
}

/** The paths. */
export function labelPaths({ paths }: Pick<Session, 'paths'>, task: string): LabelPaths {
  const file = (kind: string) => join(dirname(paths.store), 'labels', `${task}.${kind}.jsonl`)
  return { judgements: file('judgements'), train: file('train'), dev: file('dev') }
}
