/** What a run shows: its facts, and the page of its rows that is on screen. */
import type { Later } from '../../data/later.ts'
import { readWindow } from '../../data/pages.ts'
import { positionOf, rowAt, type Walk } from '../../data/row-position.ts'
import { shortDetail } from '../../detail/overview.ts'
import { settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import type { Line } from '../../text/line.ts'
import type { Run, ScoreHistogram, StoredRow } from '../../workbench.ts'
import { type RunLayout, runLayout } from './run-layout.ts'
import type { RowsOnScreen, RunState } from './run-state.ts'

/** A run, its rows on screen, and how they are laid out. */
export interface RunData extends RowsOnScreen {
  readonly run: Run
  readonly failing: number
  /** Only of a run that stands still: else it would be counted anew each second. */
  readonly histogram?: Later<ScoreHistogram> | undefined
  readonly rows: readonly StoredRow[]
  readonly layout: RunLayout
  /** The start of what is known of the selected row. */
  readonly detail: readonly Line[]
}

/** Reads the run and the page. */
export function lookAtRun(state: RunState, world: World): RunData {
  const { reader } = world
  const { runId, filter } = state
  const layout = runLayout(world)
  const walk: Walk = { reader, runId, filter }
  const count = reader.countRows({ runId, ...filter })
  const list = settled(followed(state, walk), { count, height: layout.list })
  const rows = readWindow((page) => reader.rows({ runId, ...filter, ...page }), list.top, layout.list)
  const run = reader.run(runId)
  const selected = rows[list.selected - list.top]
  return {
    run,
    failing: reader.countRows({ runId, which: 'failing' }),
    histogram:
      run.status === 'running'
        ? undefined
        : reader.later(`histogram ${runId}`, (desk) => desk.histogram(runId)),
    rows,
    detail: selected === undefined ? [] : detailOf(run, selected, { layout, world }),
    layout,
    list,
    count,
    height: layout.list,
    total: reader.countRows({ runId }),
    indexAt: (position) => rowAt(walk, position)?.index,
  }
}

/** Laid out once for each room: the inputs of a row may be long. */
function detailOf(run: Run, row: StoredRow, { layout, world }: { layout: RunLayout; world: World }) {
  const { detail, detailWidth: width, detailHeight: height } = layout
  if (detail === 'none') return []
  const key = JSON.stringify(['detail', run.id, row.index, width, height])
  return world.reader.remember(key, () => shortDetail({ row, run, width, signs: world.signs }, height))
}

/** The list with its selected row where it is now. */
function followed({ list, index }: RunState, walk: Walk): RunState['list'] {
  if (index === undefined) return list
  const selected = positionOf(walk, index, list.selected)
  return { selected, top: list.top + selected - list.selected }
}
