/** A run: which of its rows are listed, which is selected, and what keys make of that. */
import type { RowFilter, RowPlace } from '../../data/row-position.ts'
import { quoted } from '../../filter/parse-filter.ts'
import {
  type BrowseAction,
  type Browsing,
  browsed,
  browsingStart,
  type Listed,
  selected,
} from '../../list/browse-state.ts'
import { type ListState, listStart, moveList } from '../../list/list-state.ts'
import { detailMoved, type PaneAction, type Panes, panesAfter, panesStart } from '../../list/panes.ts'
import type { Sorting } from '../../list/sorting.ts'
import type { Step } from '../../screen/screen.ts'

/** The tabs of a run, left to right: rows by what came of them, then scores by metadata. */
export const runTabs = ['all', 'failing', 'errors', 'slices'] as const

/** Where one stands in a run; its rows are known by their index. */
export interface RunState extends Browsing<number>, Panes {
  readonly runId: string
  readonly tab: (typeof runTabs)[number]
  readonly slices: ListState
  /** Whether the newest row stays selected while rows come in. */
  readonly isFollowing: boolean
}

/** What one can do with a run. */
export type RunAction =
  | BrowseAction
  | PaneAction
  | { readonly type: 'opened' | 'follow-turned' }
  | { readonly type: 'tab-turned' | 'failing-sought'; readonly by: 1 | -1 }

/** What the reducer needs to know of the store. */
export interface RunOnScreen extends Listed<number> {
  /** The rows as they are walked through. */
  readonly filter: RowFilter
  readonly seekFailing: (by: 1 | -1) => RowPlace | undefined
  /** The slices as a list: how many lines it has and shows, and the slice of each. */
  readonly slices: {
    readonly list: ListState
    readonly count: number
    readonly height: number
    readonly at: (position: number) => { readonly key: string; readonly value: string | null } | undefined
  }
  /** Lines of the details, and how many are on screen. */
  readonly detailCount: number
  readonly detailHeight: number
}

/** The orders of rows. */
export const rowsSorting: Sorting = {
  usual: { by: 'index' },
  turns: [{ by: 'score' }, { by: 'id' }, { by: 'latency', isReverse: true }, { by: 'cost', isReverse: true }],
}

/** All rows of a run, from the first. */
export function runStart(runId: string): RunState {
  return {
    ...browsingStart<number>(),
    ...panesStart,
    runId,
    tab: 'all',
    slices: listStart,
    isFollowing: false,
  }
}

/** The run after an action. */
export function reduceRun(state: RunState, action: RunAction, data: RunOnScreen): Step<RunState> {
  switch (action.type) {
    case 'opened':
      return state.tab === 'slices' ? { state: sliceOpened(state, data) } : opened(state, data)
    case 'tab-turned': {
      const at = runTabs.indexOf(state.tab) + action.by
      const tab = runTabs[(at + runTabs.length) % runTabs.length] ?? 'all'
      return { state: { ...state, tab, list: listStart, at: undefined, pane: 'list' } }
    }
    case 'follow-turned':
      return { state: { ...state, isFollowing: !state.isFollowing } }
    case 'failing-sought':
      return failingSought(state, action.by, data)
    case 'pane-turned':
    case 'zoom-turned':
      return { state: panesAfter(state, action) }
    case 'moved':
      return { state: moved(state, action, data) }
    default:
      return { state: { ...browsed(state, action, data), detailTop: 0 } }
  }
}

function moved(state: RunState, motion: Extract<RunAction, { type: 'moved' }>, data: RunOnScreen): RunState {
  if (state.tab === 'slices') return { ...state, slices: moveList(data.slices.list, motion, data.slices) }
  if (state.pane === 'detail')
    return detailMoved(state, motion, { count: data.detailCount, height: data.detailHeight })
  return { ...browsed(state, motion, data), detailTop: 0, isFollowing: state.isFollowing && motion.by > 0 }
}

function opened(state: RunState, { list, idAt, filter }: RunOnScreen): Step<RunState> {
  const index = idAt(list.selected)
  if (index === undefined) return { state }
  const { runId } = state
  return {
    state: { ...state, list, at: index },
    go: { screen: 'row', runId, index, filter, position: list.selected },
  }
}

/** The rows of a slice, as a filter one could have typed; rows without a value are those without the key. */
function sliceOpened(state: RunState, { slices }: RunOnScreen): RunState {
  const slice = slices.at(slices.list.selected)
  if (slice === undefined) return state
  const { key, value } = slice
  const filter = value === null ? `!meta.${key}:*` : `meta.${key}:${quoted(value)}`
  return { ...state, slices: slices.list, tab: 'all', filter, list: listStart, at: undefined }
}

function failingSought(state: RunState, by: 1 | -1, data: RunOnScreen): Step<RunState> {
  const place = data.seekFailing(by)
  if (place === undefined) return { state, note: `No failing row ${by === 1 ? 'after' : 'before'} this one.` }
  return { state: { ...selected(state, { ...data.list, selected: place.position }, data), detailTop: 0 } }
}
