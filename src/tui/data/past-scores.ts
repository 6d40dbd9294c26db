/** How the score of a task went, run by run. */
import type { Run } from '../workbench.ts'
import { isAlike } from './alike.ts'
import type { Reader } from './reader.ts'

/** How many runs of the task are looked through. */
const searched = 100

/** The scores of the latest finished runs like one of them (task, metric, data), up to it, oldest first. */
export function scoresUpTo(reader: Reader, run: Run, most: number): number[] {
  const { id, task, metric } = run
  const terms = [
    { field: 'status', op: '=', value: 'done' },
    { field: 'score', op: 'exists', value: '' },
  ] as const
  return reader
    .runs({ task, terms, limit: searched })
    .filter((each) => each.id <= id && isAlike(each, run))
    .slice(0, most)
    .flatMap((each) => each.summary?.metrics[metric]?.score ?? [])
    .reverse()
}
