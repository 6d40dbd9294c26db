/** The palette: what is searched for, what was found, which is selected. */
import type { Act } from '../../actions/wish.ts'
import { edited, type FieldEdit, fieldOf, type TextField, textOf } from '../../input/text-field.ts'
import { clamp, type ListState, listStart, settled } from '../../list/list-state.ts'
import type { Step, World } from '../../screen/screen.ts'
import { misfit } from './fuzzy.ts'

/** Something one can do. */
export interface PaletteEntry {
  readonly title: string
  /** Keys that do it, and the command line. */
  readonly keys: readonly string[]
  readonly command?: string | undefined
  readonly act: Act
}

/** Where one stands. */
export interface PaletteState {
  readonly entries: readonly PaletteEntry[]
  readonly query: TextField
  readonly list: ListState
}

/** Typing, moving, doing the selected thing, copying its command line, or leaving. */
export type PaletteAction =
  | FieldEdit
  | { readonly type: 'selected'; readonly by: 1 | -1 }
  | { readonly type: 'chosen' }
  | { readonly type: 'copied' }
  | { readonly type: 'closed' }

/** What was found. */
export interface PaletteData {
  readonly found: readonly PaletteEntry[]
  readonly list: ListState
  /** Entries on screen. */
  readonly height: number
  readonly selected: PaletteEntry | undefined
}

/** Rows of the panel beside the entries: title, query, command line. */
const frame = 3
const mostEntries = 12

/** All that can be done. */
export function paletteStart(entries: readonly PaletteEntry[]): PaletteState {
  return { entries, query: fieldOf(''), list: listStart }
}

/** Rows the panel wants; it does not shrink while less and less is found. */
export function paletteRows({ entries }: PaletteState, { height }: Pick<World, 'height'>): number {
  return Math.min(height, frame + Math.min(mostEntries, entries.length))
}

/** Searches titles first, then command lines. */
export function lookAtPalette(state: PaletteState, { height: rows }: Pick<World, 'height'>): PaletteData {
  const query = textOf(state.query)
  const found = state.entries
    .flatMap((entry) => {
      const inTitle = misfit(query, entry.title)
      const inCommand = misfit(query, entry.command ?? '')
      const rank = inTitle ?? (inCommand === undefined ? undefined : 1000 + inCommand)
      return rank === undefined ? [] : [{ entry, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
  const height = rows - frame
  const list = settled(state.list, { count: found.length, height })
  return { found, list, height, selected: found[list.selected] }
}

/** The palette after an action. */
export function reducePalette(
  state: PaletteState,
  action: PaletteAction,
  { found, list, selected }: PaletteData,
): Step<PaletteState> {
  switch (action.type) {
    case 'closed':
      return { state, go: 'back' }
    case 'selected': {
      const to = clamp(list.selected + action.by, 0, Math.max(0, found.length - 1))
      return { state: { ...state, list: { ...list, selected: to } } }
    }
    case 'chosen':
      return selected === undefined ? { state } : { state, go: 'out', act: selected.act }
    case 'copied': {
      const command = selected?.command
      if (command === undefined) return { state, note: 'It has no command line.' }
      return { state, act: { type: 'copy', name: 'command line', text: () => command } }
    }
    default:
      return { state: { ...state, query: edited(state.query, action), list: listStart } }
  }
}
