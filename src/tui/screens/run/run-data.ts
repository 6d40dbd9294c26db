/** What a run shows: its facts, and the page of its rows that is on screen. */
import { baselineOf } from '../../data/baseline.ts'
import type { Later } from '../../data/later.ts'
import {
  countOf,
  indexesOf,
  positionOf,
  rowAt,
  rowsFrom,
  sought,
  type Walk,
} from '../../data/row-position.ts'
import { type RunNow, runNow } from '../../data/run-now.ts'
import { overview } from '../../detail/overview.ts'
import { rowFields } from '../../filter/fields.ts'
import { labelsOf } from '../../labels/labels.ts'
import { termsOf } from '../../list/browse-state.ts'
import { type ListState, settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import { type DetailWindow, detailWindow } from '../../view/detail-window.ts'
import { isRoomy, type PaneLayout, paneLayout } from '../../view/pane-layout.ts'
import type { LabelVerdict, Run, ScoreHistogram, SliceTable, StoredRow } from '../../workbench.ts'
import { type RunOnScreen, type RunState, rowsSorting } from './run-state.ts'
import { type SliceLine, sliceLinesOf } from './slice-lines.ts'

/** A run, its rows on screen, and how they are laid out. */
export interface RunData extends RunOnScreen, DetailWindow {
  readonly run: RunNow
  /** Rows by tab, whatever the filter. */
  readonly counts: Readonly<Record<'all' | 'failing' | 'errors', number>>
  /** Whether the store is still searched. */
  readonly isSearching: boolean
  /** Only of a run that stands still: else it would be counted anew each second. */
  readonly histogram?: Later<ScoreHistogram> | undefined
  readonly rows: readonly StoredRow[]
  /** How people have labelled rows of the run, by position. */
  readonly labels: ReadonlyMap<number, LabelVerdict>
  readonly layout: PaneLayout
  readonly slices: RunOnScreen['slices'] & {
    readonly tables: Later<readonly SliceTable[]> | undefined
    readonly lines: readonly SliceLine[]
  }
}

/** Rows of the head, with and without room for all of them. */
const headRows = { roomy: 5, tight: 4 }

/** Reads the run and the page. */
export function lookAtRun(state: RunState, world: World): RunData {
  const { reader } = world
  const { runId } = state
  const run = runNow(reader, reader.run(runId))
  const head = isRoomy(world) ? headRows.roomy : headRows.tight
  const layout = paneLayout(world, head, state.isZoomed ? state.pane : undefined)
  const walk = walkOf(state, run, world)
  const { count, isDone } = countOf(walk)
  const list = settled(followed(state, walk, count), { count, height: layout.list })
  const rows = rowsFrom(walk, list.top, Math.max(1, layout.list))
  const selected = rows[list.selected - list.top]
  const place = { index: selected?.index ?? -1, position: list.selected }
  return {
    ...{ run, rows, layout, list, count, isSearching: !isDone, height: Math.max(1, layout.list) },
    ...{ fields: rowFields, sorting: rowsSorting, filter: walk.filter },
    labels: labelsOf(reader, runId),
    counts: {
      all: reader.countRows({ runId }),
      failing: reader.countRows({ runId, which: 'failing' }),
      errors: reader.countRows({ runId, which: 'errors' }),
    },
    histogram:
      run.status === 'running'
        ? undefined
        : reader.later(`histogram ${runId}`, (desk) => desk.histogram(runId)),
    slices: slicesOn(state, world, world.height - head - 1),
    ...detailOf(state, { run, row: selected, layout }, world),
    idAt: (position) => rowAt(walk, position)?.index,
    idsAt: (from, many) => indexesOf(walk).slice(from, from + many),
    seek: (terms, by) => sought(walk, { terms }, { ...place, by })?.position,
    seekFailing: (by) => sought(walk, { which: 'failing' }, { ...place, by }),
  }
}

/** The rows of the tab that the filter lets through; flips are measured by the run's baseline. */
function walkOf({ runId, tab, filter, order }: RunState, run: Run, { reader }: World): Walk {
  const terms = termsOf({ filter }, rowFields)
  const isFlip = terms.some(({ field }) => field === 'flip')
  const against = isFlip ? baselineOf(reader, run)?.id : undefined
  return { reader, runId, filter: { which: tab === 'slices' ? 'all' : tab, terms, order, against } }
}

/** The list with its selected row where it is now; the last row while rows are followed. */
function followed({ list, at, isFollowing }: RunState, walk: Walk, count: number): ListState {
  if (isFollowing) return { selected: count - 1, top: list.top }
  if (at === undefined) return list
  const selected = positionOf(walk, at, list.selected)
  return { selected, top: list.top + selected - list.selected }
}

function slicesOn({ runId, tab, slices }: RunState, { reader }: World, height: number): RunData['slices'] {
  const tables = tab === 'slices' ? reader.later(`slices ${runId}`, (desk) => desk.slices(runId)) : undefined
  const lines = tables?.status === 'there' ? sliceLinesOf(tables.value) : []
  const list = settled(slices, { count: lines.length, height })
  return { tables, lines, list, height, count: lines.length, at: (position) => lines[position] }
}

type Shown = Pick<RunData, 'run' | 'layout'> & { readonly row: StoredRow | undefined }

/** Laid out once for each room: the inputs of a row may be long. */
function detailOf(
  panes: Pick<RunState, 'detailTop' | 'pane'>,
  { run, row, layout }: Shown,
  { reader, signs }: World,
): DetailWindow {
  const { detail, detailWidth: width, detailHeight } = layout
  if (row === undefined || detail === 'none') return detailWindow([], panes, { detailHeight, signs })
  const key = JSON.stringify(['detail', run.id, row.index, width])
  const all = reader.remember(key, () => overview({ row, run, width, signs }))
  return detailWindow(all, panes, { detailHeight, signs })
}
