/** Two parts of a screen, a list and the details of what is selected: which one the keys move, and which stands alone. */
import { distance, type Motion } from '../keys/motion.ts'
import { clamp } from './list-state.ts'

/** Which part has the keys. */
export interface Panes {
  readonly pane: 'list' | 'detail'
  /** Whether that part stands alone. */
  readonly isZoomed: boolean
  /** The first line of the details on screen. */
  readonly detailTop: number
}

/** What one can do with the parts. */
export type PaneAction = { readonly type: 'pane-turned' | 'zoom-turned' }

/** The list has the keys. */
export const panesStart: Panes = { pane: 'list', isZoomed: false, detailTop: 0 }

/** The parts after an action. */
export function panesAfter<S extends Panes>(state: S, { type }: PaneAction): S {
  return type === 'zoom-turned'
    ? { ...state, isZoomed: !state.isZoomed }
    : { ...state, pane: state.pane === 'list' ? 'detail' : 'list' }
}

/** The details after a move, of which so many lines are there and shown. */
export function detailMoved<S extends Panes>(
  state: S,
  motion: Motion,
  { count, height }: { readonly count: number; readonly height: number },
): S {
  const last = Math.max(0, count - height)
  return { ...state, detailTop: clamp(clamp(state.detailTop, 0, last) + distance(motion, height), 0, last) }
}
