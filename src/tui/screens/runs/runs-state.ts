/** The runs: which one is selected, and what keys make of that. */
import type { Motion } from '../../keys/motion.ts'
import { type ListState, listStart, moveList } from '../../list/list-state.ts'
import type { Step } from '../../screen/screen.ts'

/** Where one stands in the runs. */
export interface RunsState {
  readonly list: ListState
  /** The selected run, so that it stays so while newer ones push it down. */
  readonly runId?: string | undefined
}

/** Moving, or opening the selected run. */
export type RunsAction = Motion | { readonly type: 'opened' }

/** What the reducer needs to know of the store. */
export interface RunsOnScreen {
  readonly list: ListState
  readonly count: number
  /** Runs on screen. */
  readonly height: number
  readonly idAt: (position: number) => string | undefined
}

/** The newest run. */
export const runsStart: RunsState = { list: listStart }

/** The runs after an action. */
export function reduceRuns(state: RunsState, action: RunsAction, data: RunsOnScreen): Step<RunsState> {
  if (action.type === 'moved') {
    const list = moveList(data.list, action, data)
    return { state: { list, runId: data.idAt(list.selected) } }
  }
  const runId = data.idAt(data.list.selected)
  if (runId === undefined) return { state }
  return { state: { list: data.list, runId }, go: { screen: 'run', runId } }
}
