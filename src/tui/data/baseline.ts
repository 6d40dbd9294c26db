/** The run that another one is measured by when nothing else is said. */
import type { Run } from '../workbench.ts'
import { isAlike } from './alike.ts'
import type { Reader } from './reader.ts'

/** How many runs of the task are looked through. */
const searched = 100

/** The newest finished run before it of the same task, metric and data. */
export function baselineOf(reader: Reader, run: Run): Run | undefined {
  const terms = [
    { field: 'status', op: '=', value: 'done' },
    { field: 'kind', op: '=', value: 'eval' },
  ] as const
  return reader
    .runs({ task: run.task, terms, limit: searched })
    .find((other) => other.id < run.id && isAlike(other, run))
}
