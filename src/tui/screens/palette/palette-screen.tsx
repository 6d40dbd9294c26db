/** The palette: all that can be done here, with the command line that does the same. */
import { fieldLine } from '../../input/field-line.ts'
import { type Column, placeColumns } from '../../list/columns.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { panelLines } from '../../view/panel.ts'
import { reachLine } from '../../view/reach.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import { paletteKeys } from './palette-keys.ts'
import {
  lookAtPalette,
  type PaletteAction,
  type PaletteData,
  type PaletteEntry,
  type PaletteState,
  paletteRows,
  paletteStart,
  reducePalette,
} from './palette-state.ts'

const columns: readonly Column<PaletteEntry>[] = [
  { title: '', min: 34, max: 48, priority: 0, cell: ({ title }) => line(title) },
  { title: '', min: 9, priority: 1, cell: ({ keys }) => line(keys.slice(0, 2).join(' '), 'accent') },
  { title: '', min: 26, max: 90, priority: 2, cell: ({ command = '' }) => line(command, 'muted') },
]

function PaletteView({ state, data, world }: ViewProps<PaletteState, PaletteData>) {
  const { found, list, height, selected } = data
  const { width, signs } = world
  const query: Line = [
    span(' : ', 'accent'),
    ...fieldLine(state.query, { width: width - 3, signs, ghost: ghostOf(state) }),
  ]
  const items = found.slice(list.top, list.top + height)
  const placed = placeColumns(columns, width - markWidth)
  const [, ...table] = tableLines({ placed, items, selected: list.selected - list.top, width, signs })
  const none = found.length === 0 ? [line('  Nothing fits. backspace widens the search.', 'muted')] : []
  const entries = [...table, ...none]
  const space = Array.from({ length: Math.max(0, height - entries.length) }, () => line(''))
  const command = selected?.command === undefined ? line('') : line(` $ ${selected.command}`, 'accent')
  return (
    <Lines
      lines={panelLines('What can be done here', [query, ...entries, ...space, command], world)}
      world={world}
    />
  )
}

function ghostOf({ query: { before, after } }: PaletteState): string {
  return before + after === '' ? '(type to search)' : ''
}

const kind: ScreenKind<PaletteState, PaletteAction, PaletteData> = {
  title: () => 'Palette',
  look: lookAtPalette,
  keys: () => paletteKeys,
  reduce: reducePalette,
  View: PaletteView,
  aside: ({ found, list, height }) =>
    reachLine({ top: list.top, shown: Math.min(height, found.length), count: found.length }),
  isTyping: () => true,
  panelRows: paletteRows,
}

/** The palette over these entries. */
export function paletteScreen(entries: readonly PaletteEntry[]): Screen {
  return screenOf(kind, paletteStart(entries))
}
