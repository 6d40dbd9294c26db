/** A comparison of two runs: which rows are listed, which is selected, and what keys make of that. */
import type { Motion } from '../../keys/motion.ts'
import { type ListState, listStart, moveList } from '../../list/list-state.ts'
import type { CompareRoute } from '../../screen/route.ts'
import type { Step } from '../../screen/screen.ts'

/** Where one stands in a comparison. */
export interface CompareState {
  readonly a: string
  readonly b: string
  readonly list: ListState
  /** Whether rows that came out alike are listed too. */
  readonly isAll: boolean
  /** Whether predictions are shown as a word diff, not beside each other. */
  readonly isDiff: boolean
}

/** What one can do with a comparison. */
export type CompareAction =
  | Motion
  | { readonly type: 'opened' }
  | { readonly type: 'all-toggled' }
  | { readonly type: 'diff-toggled' }
  | { readonly type: 'swapped' }

/** What the reducer needs to know. */
export interface PairsOnScreen {
  readonly list: ListState
  readonly count: number
  readonly height: number
  /** The place among all rows of the one at a position of the list. */
  readonly placeAt: (position: number) => number | undefined
}

/** The flips of a comparison. */
export function compareStart({ a, b }: CompareRoute): CompareState {
  return { a, b, list: listStart, isAll: false, isDiff: false }
}

/** The comparison after an action. */
export function reduceCompare(
  state: CompareState,
  action: CompareAction,
  data: PairsOnScreen,
): Step<CompareState> {
  const { a, b, isAll, isDiff } = state
  switch (action.type) {
    case 'moved':
      return { state: { ...state, list: moveList(data.list, action, data) } }
    case 'all-toggled':
      return { state: { ...state, isAll: !isAll, list: listStart } }
    case 'diff-toggled':
      return { state: { ...state, isDiff: !isDiff } }
    case 'swapped':
      return { state: { ...state, a: b, b: a, list: listStart } }
    case 'opened': {
      const place = data.placeAt(data.list.selected)
      if (place === undefined) return { state }
      return { state: { ...state, list: data.list }, go: { screen: 'pair', a, b, place, isAll } }
    }
  }
}
