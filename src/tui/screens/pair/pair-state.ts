/** An example under two runs: what is looked at and how far, and what keys make of that. */
import type { Motion } from '../../keys/motion.ts'
import { type LabelAction, labelAct } from '../../labels/label-acts.ts'
import { clamp, moveText } from '../../list/list-state.ts'
import type { PairRoute } from '../../screen/route.ts'
import type { Step } from '../../screen/screen.ts'
import type { StoredRow } from '../../workbench.ts'

/** Where one stands. */
export interface PairState extends Omit<PairRoute, 'screen'> {
  readonly isDiff: boolean
  readonly tab: number
  /** Which of the calls is looked at. */
  readonly call: number
  /** The first line on screen. */
  readonly top: number
  /** Whose prediction is labelled. */
  readonly side: 0 | 1
}

/** What one can do. */
export type PairAction =
  | Motion
  | LabelAction
  | { readonly type: 'side-chosen'; readonly side: 0 | 1 }
  | { readonly type: 'prompt-shown' }
  | { readonly type: 'tab-turned'; readonly by: 1 | -1 }
  | { readonly type: 'call-turned'; readonly by: 1 | -1 }
  | { readonly type: 'row-turned'; readonly by: 1 | -1 }
  | { readonly type: 'diff-toggled' }

/** What the reducer needs to know. */
export interface PairOnScreen {
  readonly count: number
  readonly height: number
  readonly callCount: number
  readonly tabCount: number
  /** Which tab shows both exact prompts. */
  readonly promptTab: number
  /** The row that is labelled; absent until it has been read, and where that run has none. */
  readonly labelled: StoredRow | undefined
  readonly nextPlace: (by: 1 | -1) => number | undefined
}

/** The predictions of both. */
export function pairStart({ a, b, place, isAll }: PairRoute): PairState {
  return { a, b, place, isAll, isDiff: false, tab: 0, call: 0, top: 0, side: 1 }
}

/** The state after an action. */
export function reducePair(state: PairState, action: PairAction, data: PairOnScreen): Step<PairState> {
  switch (action.type) {
    case 'moved':
      return { state: { ...state, top: moveText(state.top, action, data) } }
    case 'labelled':
      return { state, act: data.labelled && labelAct(data.labelled, action.as) }
    case 'side-chosen':
      return { state: { ...state, side: action.side } }
    case 'prompt-shown':
      return { state: { ...state, tab: data.promptTab, top: 0 } }
    case 'tab-turned':
      return { state: { ...state, tab: (state.tab + action.by + data.tabCount) % data.tabCount, top: 0 } }
    case 'call-turned': {
      const call = clamp(state.call + action.by, 0, Math.max(0, data.callCount - 1))
      return call === state.call ? { state } : { state: { ...state, call, top: 0 } }
    }
    case 'diff-toggled':
      return { state: { ...state, isDiff: !state.isDiff, top: 0 } }
    case 'row-turned': {
      const place = data.nextPlace(action.by)
      const kind = state.isAll ? 'row' : 'flip'
      if (place === undefined)
        return { state, note: `No ${kind} ${action.by === 1 ? 'after' : 'before'} this one.` }
      return { state: { ...state, place, call: 0, top: 0 } }
    }
  }
}
