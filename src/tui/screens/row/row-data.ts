/** What a row shows: the row, its calls, the lines of the tab, and the rows around it. */
import { pageSize } from '../../data/pages.ts'
import { neighbour, positionOf, rowAt, type Walk } from '../../data/row-position.ts'
import { settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import type { Line } from '../../text/line.ts'
import type { Call, Run, StoredRow } from '../../workbench.ts'
import type { RowOnScreen, RowPlace, RowState } from './row-state.ts'
import { tabAt, tabs } from './row-tabs.ts'

/** A row as it is looked at. */
export interface RowData extends RowOnScreen {
  readonly run: Run
  readonly row: StoredRow
  readonly calls: readonly Call[]
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
    place: { at, of: reader.countRows({ runId, ...filter }) },
    nextRow: (by) => placeOf(neighbour(walk, state, by)),
    nextFailing: (by) => failing(walk, state, by),
  }
}

/** The tab as lines, laid out once for each width. */
function tabLines(
  { runId, index, tab, call }: RowState,
  told: Pick<RowData, 'run' | 'row' | 'calls'>,
  { reader, width, signs }: World,
): readonly Line[] {
  const key = JSON.stringify(['lines', runId, index, tab, call, width])
  return reader.remember(key, () => tabAt(tab).lines({ ...told, at: call, width, signs }))
}

/** The next row that is not perfect, among the rows one walks through: most often it is near. */
function failing(walk: Walk, { index, position }: RowState, by: 1 | -1): RowPlace | undefined {
  const from = positionOf(walk, index, position)
  for (let step = 1; step <= pageSize; step++) {
    const row = rowAt(walk, from + by * step)
    if (row === undefined) return undefined
    if (row.score === null || row.score < 1) return { index: row.index, position: from + by * step }
  }
  const which = walk.filter.which === 'errors' ? 'errors' : 'failing'
  const found = neighbour({ ...walk, filter: { ...walk.filter, which } }, { index, position }, by)
  return found && { index: found.row.index, position: positionOf(walk, found.row.index, found.row.index) }
}

function placeOf(found: { row: StoredRow; position: number } | undefined): RowPlace | undefined {
  return found && { index: found.row.index, position: found.position }
}
