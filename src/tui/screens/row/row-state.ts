/** A row: what is looked at and how far, and what keys make of that. */
import type { RowFilter } from '../../data/row-position.ts'
import type { Motion } from '../../keys/motion.ts'
import { type LabelAction, labelAct } from '../../labels/label-acts.ts'
import { clamp, moveText } from '../../list/list-state.ts'
import type { RowRoute } from '../../screen/route.ts'
import type { Step } from '../../screen/screen.ts'
import type { StoredRow } from '../../workbench.ts'

/** Where one stands in a row. */
export interface RowState {
  readonly runId: string
  readonly index: number
  /** The rows one walks through, and where this one stands among them. */
  readonly filter: RowFilter
  readonly position: number
  readonly tab: number
  /** Which of its calls is looked at. */
  readonly call: number
  /** The first line on screen. */
  readonly top: number
  /** Whether long lines are continued below, not cut. */
  readonly isWrapped: boolean
}

/** What one can do with a row. */
export type RowAction =
  | Motion
  | LabelAction
  | { readonly type: 'prompt-shown' }
  | { readonly type: 'wrap-toggled' }
  | { readonly type: 'tab-turned'; readonly by: 1 | -1 }
  | { readonly type: 'call-turned'; readonly by: 1 | -1 }
  | { readonly type: 'row-turned'; readonly by: 1 | -1 }
  | { readonly type: 'failing-sought'; readonly by: 1 | -1 }

/** A row and its place among the rows one walks through. */
export interface RowPlace {
  readonly index: number
  readonly position: number
}

/** What the reducer needs to know of the store. */
export interface RowOnScreen {
  /** Lines of the tab, and how many are on screen. */
  readonly count: number
  readonly height: number
  readonly row: StoredRow
  readonly calls: readonly unknown[]
  readonly tabCount: number
  /** Which tab shows the exact prompt and its reply. */
  readonly promptTab: number
  readonly nextRow: (by: 1 | -1) => RowPlace | undefined
  readonly nextFailing: (by: 1 | -1) => RowPlace | undefined
}

/** The overview of a row. */
export function rowStart({ runId, index, filter, position }: RowRoute): RowState {
  return { runId, index, filter, position, tab: 0, call: 0, top: 0, isWrapped: true }
}

/** The row after an action. */
export function reduceRow(state: RowState, action: RowAction, data: RowOnScreen): Step<RowState> {
  switch (action.type) {
    case 'moved':
      return { state: { ...state, top: moveText(state.top, action, data) } }
    case 'labelled':
      return { state, act: labelAct(data.row, action.as) }
    case 'prompt-shown':
      return { state: { ...state, tab: data.promptTab, top: 0 } }
    case 'wrap-toggled':
      return { state: { ...state, isWrapped: !state.isWrapped, top: 0 } }
    case 'tab-turned': {
      const tab = (state.tab + action.by + data.tabCount) % data.tabCount
      return { state: { ...state, tab, top: 0 } }
    }
    case 'call-turned': {
      const call = clamp(state.call + action.by, 0, Math.max(0, data.calls.length - 1))
      return call === state.call ? { state } : { state: { ...state, call, top: 0 } }
    }
    case 'row-turned':
      return turned(state, data.nextRow(action.by), `No row ${side(action.by)} this one.`)
    case 'failing-sought':
      return turned(state, data.nextFailing(action.by), `No failing row ${side(action.by)} this one.`)
  }
}

function side(by: 1 | -1): string {
  return by === 1 ? 'after' : 'before'
}

function turned(state: RowState, place: RowPlace | undefined, note: string): Step<RowState> {
  return place === undefined ? { state, note } : { state: { ...state, ...place, call: 0, top: 0 } }
}
