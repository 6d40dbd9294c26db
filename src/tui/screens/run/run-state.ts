/** A run and its rows: which are listed, which is selected, and what keys make of that. */
import type { RowFilter } from '../../data/row-position.ts'
import type { Motion } from '../../keys/motion.ts'
import { type ListState, listStart, moveList } from '../../list/list-state.ts'
import type { Step } from '../../screen/screen.ts'
import { draftAfter, type Edit } from './draft.ts'

/** Where one stands in a run. */
export interface RunState {
  readonly runId: string
  readonly list: ListState
  /** Index of the selected row, so that it stays so while rows come in before it. */
  readonly index?: number | undefined
  readonly filter: RowFilter
  /** The text that is being typed for the filter; absent when none is. */
  readonly draft?: string | undefined
}

/** What one can do with a run. */
export type RunAction =
  | Motion
  | Edit
  | { readonly type: 'opened' }
  | { readonly type: 'failing-toggled' }
  | { readonly type: 'errors-toggled' }
  | { readonly type: 'search-opened' }
  | { readonly type: 'search-accepted' }
  | { readonly type: 'filter-cleared' }

/** What the reducer needs to know of the store. */
export interface RowsOnScreen {
  readonly list: ListState
  readonly count: number
  /** Rows on screen. */
  readonly height: number
  /** Rows of the run, whatever the filter. */
  readonly total: number
  readonly indexAt: (position: number) => number | undefined
}

/** Rows of a run up to which the list follows each letter of a filter. */
const liveRows = 5000

/** All rows of a run, from the first. */
export function runStart(runId: string): RunState {
  return { runId, list: listStart, filter: {} }
}

/** Whether the filter lets everything through. */
export function isUnfiltered({ which = 'all', text = '' }: RowFilter): boolean {
  return which === 'all' && text === ''
}

/** The run after an action. */
export function reduceRun(state: RunState, action: RunAction, data: RowsOnScreen): Step<RunState> {
  switch (action.type) {
    case 'moved': {
      const list = moveList(data.list, action, data)
      return { state: { ...state, list, index: data.indexAt(list.selected) } }
    }
    case 'opened':
      return opened(state, data)
    case 'failing-toggled':
      return { state: shown(state, { ...state.filter, which: toggled(state.filter.which, 'failing') }) }
    case 'errors-toggled':
      return { state: shown(state, { ...state.filter, which: toggled(state.filter.which, 'errors') }) }
    case 'search-opened':
      return { state: { ...state, draft: state.filter.text ?? '' } }
    case 'search-accepted':
      return { state: shown({ ...state, draft: undefined }, { ...state.filter, text: state.draft ?? '' }) }
    case 'filter-cleared':
      return { state: shown({ ...state, draft: undefined }, {}) }
    default:
      return { state: edited(state, action, data) }
  }
}

function opened(state: RunState, { list, indexAt }: RowsOnScreen): Step<RunState> {
  const index = indexAt(list.selected)
  if (index === undefined) return { state }
  const { runId, filter } = state
  return {
    state: { ...state, list, index },
    go: { screen: 'row', runId, index, filter, position: list.selected },
  }
}

/** The rows that another filter lets through, from the first. */
function shown(state: RunState, filter: RowFilter): RunState {
  return { ...state, filter, list: listStart, index: undefined }
}

function toggled(which: RowFilter['which'], wanted: RowFilter['which']): RowFilter['which'] {
  return which === wanted ? 'all' : wanted
}

/** Searching the text of many rows takes a while: then it waits for enter. */
function edited(state: RunState, edit: Edit, { total }: RowsOnScreen): RunState {
  const draft = draftAfter(state.draft ?? '', edit)
  const typed = { ...state, draft }
  return total > liveRows ? typed : shown(typed, { ...state.filter, text: draft })
}
