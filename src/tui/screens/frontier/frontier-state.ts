/** The runs of a task by score and cost: which one is selected, and what keys make of that. */
import type { Motion } from '../../keys/motion.ts'
import { type ListState, listStart, moveList } from '../../list/list-state.ts'
import type { Step } from '../../screen/screen.ts'

/** Where one stands. */
export interface FrontierState {
  readonly task: string
  readonly list: ListState
}

/** Moving, or opening the selected run. */
export type FrontierAction = Motion | { readonly type: 'opened' }

/** What the reducer needs to know. */
export interface PointsOnScreen {
  readonly list: ListState
  readonly count: number
  readonly height: number
  readonly runAt: (position: number) => string | undefined
}

/** The cheapest run. */
export function frontierStart(task: string): FrontierState {
  return { task, list: listStart }
}

/** The state after an action. */
export function reduceFrontier(
  state: FrontierState,
  action: FrontierAction,
  data: PointsOnScreen,
): Step<FrontierState> {
  if (action.type === 'moved') return { state: { ...state, list: moveList(data.list, action, data) } }
  const runId = data.runAt(data.list.selected)
  return runId === undefined ? { state } : { state, go: { screen: 'run', runId } }
}
