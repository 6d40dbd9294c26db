/** The runs: what keys make of where one stands in them. */
import {
  type BrowseAction,
  type Browsing,
  browsed,
  browsingStart,
  type Listed,
} from '../../list/browse-state.ts'
import type { Sorting } from '../../list/sorting.ts'
import type { Step } from '../../screen/screen.ts'

/** Where one stands in the runs. */
export type RunsState = Browsing<string>

/** What one can do with any list; opening the selected run, comparing, or setting the task's scores against cost. */
export type RunsAction =
  | BrowseAction
  | { readonly type: 'opened' }
  | { readonly type: 'compared' }
  | { readonly type: 'frontier-opened' }

/** What the reducer needs to know of the store. */
export interface RunsOnScreen extends Listed<string> {
  readonly taskAt: (position: number) => string | undefined
  /** The run that one would be measured by. */
  readonly baselineOf: (runId: string) => string | undefined
}

/** The newest run. */
export const runsStart: RunsState = browsingStart()

/** The orders of the runs. */
export const runsSorting: Sorting = {
  usual: { by: 'id', isReverse: true },
  turns: [
    { by: 'score', isReverse: true },
    { by: 'cost', isReverse: true },
    { by: 'errors', isReverse: true },
    { by: 'task' },
    { by: 'model' },
    { by: 'status' },
  ],
}

/** The runs after an action. */
export function reduceRuns(state: RunsState, action: RunsAction, data: RunsOnScreen): Step<RunsState> {
  const runId = data.idAt(data.list.selected)
  const here = { ...state, list: data.list, at: runId }
  switch (action.type) {
    case 'opened':
      return runId === undefined ? { state } : { state: here, go: { screen: 'run', runId } }
    case 'compared':
      return runId === undefined ? { state } : compared(here, runId, data)
    case 'frontier-opened': {
      const task = data.taskAt(data.list.selected)
      return task === undefined ? { state } : { state: here, go: { screen: 'frontier', task } }
    }
    default:
      return { state: browsed(state, action, data) }
  }
}

/** The two marked runs, the marked one with the selected, or the selected with its baseline: the older comes first. */
function compared(state: RunsState, runId: string, { baselineOf }: RunsOnScreen): Step<RunsState> {
  const marked = [...state.marks.ids]
  if (marked.length > 2) return { state, note: `${marked.length} runs are marked: two can be compared.` }
  const both = new Set(marked.length === 2 ? marked : [...marked, runId])
  const baseline = both.size === 1 ? baselineOf(runId) : undefined
  const [a, b] = [...both, ...(baseline === undefined ? [] : [baseline])].sort()
  if (a === undefined || b === undefined)
    return { state, note: 'No run to compare it with: mark one (space), then c.' }
  return { state, go: { screen: 'compare', a, b } }
}
