/** A comparison of two runs: which rows are listed, which is selected, and what keys make of that. */
import {
  type BrowseAction,
  type Browsing,
  browsed,
  browsingStart,
  type Listed,
  selected,
} from '../../list/browse-state.ts'
import { listStart } from '../../list/list-state.ts'
import { detailMoved, type PaneAction, type Panes, panesAfter, panesStart } from '../../list/panes.ts'
import type { Sorting } from '../../list/sorting.ts'
import type { CompareRoute } from '../../screen/route.ts'
import type { Step } from '../../screen/screen.ts'

/** The tabs of a comparison, left to right. */
export const compareTabs = ['flips', 'better', 'worse', 'all'] as const

/** Where one stands in a comparison; its rows are known by their place among all of them. */
export interface CompareState extends Browsing<number>, Panes {
  readonly a: string
  readonly b: string
  readonly tab: (typeof compareTabs)[number]
  /** Whether predictions are shown as a word diff, not beside each other. */
  readonly isDiff: boolean
}

/** What one can do with a comparison. */
export type CompareAction =
  | BrowseAction
  | PaneAction
  | { readonly type: 'opened' | 'diff-toggled' | 'swapped' }
  | { readonly type: 'tab-turned' | 'flip-sought'; readonly by: 1 | -1 }

/** What the reducer needs to know. */
export interface PairsOnScreen extends Listed<number> {
  /** The position of the next row that came out differently. */
  readonly seekFlip: (by: 1 | -1) => number | undefined
  readonly detailCount: number
  readonly detailHeight: number
}

/** The orders of a comparison. */
export const pairsSorting: Sorting = {
  usual: { by: 'place' },
  turns: [{ by: 'points' }, { by: 'id' }, { by: 'a' }, { by: 'b' }],
}

/** The flips of a comparison. */
export function compareStart({ a, b }: CompareRoute): CompareState {
  return { ...browsingStart<number>(), ...panesStart, a, b, tab: 'flips', isDiff: false }
}

/** The comparison after an action. */
export function reduceCompare(
  state: CompareState,
  action: CompareAction,
  data: PairsOnScreen,
): Step<CompareState> {
  const { a, b, tab, isDiff } = state
  switch (action.type) {
    case 'tab-turned': {
      const at = compareTabs.indexOf(tab) + action.by
      const next = compareTabs[(at + compareTabs.length) % compareTabs.length] ?? 'flips'
      return { state: { ...state, tab: next, list: listStart, at: undefined, detailTop: 0 } }
    }
    case 'diff-toggled':
      return { state: { ...state, isDiff: !isDiff, detailTop: 0 } }
    case 'swapped':
      return { state: { ...state, a: b, b: a, list: listStart, at: undefined, detailTop: 0 } }
    case 'pane-turned':
    case 'zoom-turned':
      return { state: panesAfter(state, action) }
    case 'flip-sought':
      return flipSought(state, action.by, data)
    case 'opened': {
      const place = data.idAt(data.list.selected)
      if (place === undefined) return { state }
      const here = { ...state, list: data.list, at: place }
      return { state: here, go: { screen: 'pair', a, b, place, isAll: tab === 'all' } }
    }
    default:
      return { state: listed(state, action, data) }
  }
}

function listed(state: CompareState, action: BrowseAction, data: PairsOnScreen): CompareState {
  if (action.type === 'moved' && state.pane === 'detail')
    return detailMoved(state, action, { count: data.detailCount, height: data.detailHeight })
  return { ...browsed(state, action, data), detailTop: 0 }
}

function flipSought(state: CompareState, by: 1 | -1, data: PairsOnScreen): Step<CompareState> {
  const position = data.seekFlip(by)
  if (position === undefined) return { state, note: `No flip ${by === 1 ? 'after' : 'before'} this row.` }
  return { state: { ...selected(state, { ...data.list, selected: position }, data), detailTop: 0 } }
}
