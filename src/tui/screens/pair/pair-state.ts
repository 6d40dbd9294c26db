/** An example under two runs: what is looked at and how far, and what keys make of that. */
import type { Motion } from '../../keys/motion.ts'
import { clamp, moveText } from '../../list/list-state.ts'
import type { PairRoute } from '../../screen/route.ts'
import type { Step } from '../../screen/screen.ts'

/** Where one stands. */
export interface PairState extends Omit<PairRoute, 'screen'> {
  readonly isDiff: boolean
  readonly tab: number
  /** Which of the calls is looked at. */
  readonly call: number
  /** The first line on screen. */
  readonly top: number
}

/** What one can do. */
export type PairAction =
  | Motion
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
  readonly nextPlace: (by: 1 | -1) => number | undefined
}

/** The predictions of both. */
export function pairStart({ a, b, place, isAll }: PairRoute): PairState {
  return { a, b, place, isAll, isDiff: false, tab: 0, call: 0, top: 0 }
}

/** The state after an action. */
export function reducePair(state: PairState, action: PairAction, data: PairOnScreen): Step<PairState> {
  switch (action.type) {
    case 'moved':
      return { state: { ...state, top: moveText(state.top, action, data) } }
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
