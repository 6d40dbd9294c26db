/** The runs: which one is selected, and what keys make of that. */
import type { Motion } from '../../keys/motion.ts'
import { type ListState, listStart, moveList } from '../../list/list-state.ts'
import type { Step } from '../../screen/screen.ts'

/** Where one stands in the runs. */
export interface RunsState {
  readonly list: ListState
  /** The selected run, so that it stays so while newer ones push it down. */
  readonly runId?: string | undefined
  /** At most two, the first marked first. */
  readonly marked: readonly string[]
}

/** Moving, opening the selected run, marking it, or comparing the marked ones. */
export type RunsAction =
  | Motion
  | { readonly type: 'opened' }
  | { readonly type: 'marked' }
  | { readonly type: 'compared' }

/** What the reducer needs to know of the store. */
export interface RunsOnScreen {
  readonly list: ListState
  readonly count: number
  /** Runs on screen. */
  readonly height: number
  readonly idAt: (position: number) => string | undefined
}

/** The newest run. */
export const runsStart: RunsState = { list: listStart, marked: [] }

/** The runs after an action. */
export function reduceRuns(state: RunsState, action: RunsAction, data: RunsOnScreen): Step<RunsState> {
  if (action.type === 'moved') {
    const list = moveList(data.list, action, data)
    return { state: { ...state, list, runId: data.idAt(list.selected) } }
  }
  const runId = data.idAt(data.list.selected)
  if (runId === undefined) return { state }
  const here = { ...state, list: data.list, runId }
  if (action.type === 'opened') return { state: here, go: { screen: 'run', runId } }
  return action.type === 'marked'
    ? { state: { ...here, marked: toggled(state.marked, runId) } }
    : compared(here, runId)
}

function toggled(marked: readonly string[], runId: string): readonly string[] {
  return marked.includes(runId) ? marked.filter((each) => each !== runId) : [...marked, runId].slice(-2)
}

/** The two marked runs, or the marked one with the selected; the older is what the newer is measured by. */
function compared(state: RunsState, selected: string): Step<RunsState> {
  const [a, b] = [...new Set([...state.marked, selected])].slice(0, 2).sort()
  if (a === undefined || b === undefined)
    return { state, note: 'Mark a run with space, then c on another compares them.' }
  return { state, go: { screen: 'compare', a, b } }
}
