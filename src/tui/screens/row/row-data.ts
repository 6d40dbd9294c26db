/** What a row shows: the row, its calls, the lines of the tab, and the rows around it. */
import { countOf, neighbour, positionOf, sought, type Walk } from '../../data/row-position.ts'
import { unwrappedWidth } from '../../detail/place.ts'
import { labelOf } from '../../labels/labels.ts'
import { settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import type { Line } from '../../text/line.ts'
import type { Call, LabelVerdict, Run, StoredRow } from '../../workbench.ts'
import type { RowOnScreen, RowPlace, RowState } from './row-state.ts'
import { promptTab, tabAt, tabs } from './row-tabs.ts'

/** A row as it is looked at. */
export interface RowData extends RowOnScreen {
  readonly run: Run
  readonly calls: readonly Call[]
  /** How someone has labelled it. */
  readonly label: LabelVerdict | undefined
  /** The lines on screen, and the number of those above them. */
  readonly lines: readonly Line[]
  readonly top: number
  /** Its place among the rows one walks through, from 1, and how many those are. */
  readonly place: { readonly at: number; readonly of: number }
}

/** Rows of the head: facts, tabs and a rule. */
const headRows = 3

/** Reads the row; throws when it is gone. */
export function lookAtRow(state: RowState, world: World): RowData {
  const { reader } = world
  const { runId, index, filter } = state
  const run = reader.run(runId)
  const row = reader.row(runId, index)
  if (row === undefined) throw new Error(`row ${index} of run ${runId} is gone`)
  const calls = reader.calls(runId, index)
  const height = world.height - headRows
  const all = tabLines(state, { run, row, calls }, world)
  const { top } = settled({ selected: state.top, top: state.top }, { count: all.length, height })
  const walk: Walk = { reader, runId, filter }
  const at = positionOf(walk, index, state.position) + 1
  return {
    ...{ run, row, calls, height, top },
    lines: all.slice(top, top + height),
    count: all.length,
    tabCount: tabs.length,
    promptTab,
    label: labelOf(reader, runId, index),
    place: { at, of: countOf(walk).count },
    nextRow: (by) => placeOf(neighbour(walk, state, by)),
    nextFailing: (by) => sought(walk, { which: 'failing' }, { index, position: state.position, by }),
  }
}

/** The tab as lines, laid out once for each width. */
function tabLines(
  { runId, index, tab, call, isWrapped }: RowState,
  told: Pick<RowData, 'run' | 'row' | 'calls'>,
  { reader, width: room, signs }: World,
): readonly Line[] {
  const width = isWrapped ? room : unwrappedWidth
  const key = JSON.stringify(['lines', runId, index, tab, call, width])
  return reader.remember(key, () => tabAt(tab).lines({ ...told, at: call, width, signs }))
}

function placeOf(found: { row: StoredRow; position: number } | undefined): RowPlace | undefined {
  return found && { index: found.row.index, position: found.position }
}
