/** Where one stands in a list: the selected item and the first one on screen. */
import { distance, type Motion } from '../keys/motion.ts'

/** The part of a list's state that moves; both are positions in the list. */
export interface ListState {
  readonly selected: number
  readonly top: number
}

/** How long the list is, and how many of its lines fit. */
export interface ListBounds {
  readonly count: number
  readonly height: number
}

/** The start of a list. */
export const listStart: ListState = { selected: 0, top: 0 }

/** The state with the selected item in the list and on screen, whatever has shrunk. */
export function settled({ selected, top }: ListState, { count, height }: ListBounds): ListState {
  const last = Math.max(0, count - 1)
  const at = clamp(selected, 0, last)
  const page = Math.max(1, height)
  const lowest = Math.max(0, count - page)
  return { selected: at, top: clamp(clamp(top, at - page + 1, at), 0, lowest) }
}

/** The state after a move; pages carry the screen along with the selected item. */
export function moveList(list: ListState, motion: Motion, bounds: ListBounds): ListState {
  const { selected, top } = settled(list, bounds)
  const by = distance(motion, bounds.height)
  const carried = motion.unit === 'line' ? 0 : by
  return settled(
    { selected: clamp(selected + by, 0, Math.max(0, bounds.count - 1)), top: top + carried },
    bounds,
  )
}

/** The first line on screen of a text after a move. */
export function moveText(top: number, motion: Motion, { count, height }: ListBounds): number {
  const lowest = Math.max(0, count - Math.max(1, height))
  return clamp(clamp(top, 0, lowest) + distance(motion, height), 0, lowest)
}

/** The nearest number in a range. */
export function clamp(n: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, n))
}
