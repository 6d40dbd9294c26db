/** A run: its facts, its rows or slices, and at a glance the selected row. */
import { shortId, statusOf } from '../../format/run.ts'
import { placeColumns } from '../../list/columns.ts'
import { chosenIds, isMarkedAt } from '../../list/marks.ts'
import type { Route } from '../../screen/route.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, span } from '../../text/line.ts'
import { ListAndDetail } from '../../view/list-and-detail.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import type { StoredRow } from '../../workbench.ts'
import { rowColumns } from './run-columns.ts'
import { lookAtRun, type RunData } from './run-data.ts'
import { runHeader } from './run-header.ts'
import { runKeys } from './run-keys.ts'
import { type RunAction, type RunState, reduceRun, rowsSorting, runStart } from './run-state.ts'
import { sliceColumns } from './slice-lines.ts'

function RunView({ state, data, world }: ViewProps<RunState, RunData>) {
  const head = runHeader(state, data, world)
  const { layout, detail } = data
  if (state.tab !== 'slices')
    return (
      <ListAndDetail
        {...{ head, layout, detail, world }}
        list={rowLines(state, data, world)}
        pane={state.pane}
      />
    )
  const alone = {
    ...layout,
    list: world.height - head.length - 1,
    listWidth: world.width,
    detail: 'none',
  } as const
  return (
    <ListAndDetail
      {...{ head, world }}
      layout={alone}
      detail={[]}
      list={sliceTable(data, world)}
      pane="list"
    />
  )
}

function rowLines({ marks, order, ...state }: RunState, data: RunData, { signs }: World): Line[] {
  const { rows, list, layout } = data
  const width = layout.listWidth
  if (rows.length === 0) return messageLines([[emptyText(state, data), 'muted']], width)
  const placed = placeColumns(rowColumns(data, signs, order), width - markWidth, order)
  const isMarked = ({ index }: StoredRow, i: number) =>
    isMarkedAt(marks, index, { at: list.top + i, selected: list.selected })
  const selected = list.selected - list.top
  const shown = order ?? rowsSorting.usual
  return tableLines({ placed, items: rows, selected, isMarked, order: shown, width, signs })
}

function emptyText({ filter, tab }: Pick<RunState, 'filter' | 'tab'>, data: RunData): string {
  if (data.isSearching) return 'Searching.'
  const isFlip = data.filter.terms?.some(({ field }) => field === 'flip') ?? false
  if (isFlip && data.filter.against === undefined)
    return 'No earlier run of the same task, metric and data to measure flips by. esc clears the filter.'
  if (filter !== '') return 'No row matches the filter. esc clears it.'
  if (tab !== 'all') return tab === 'errors' ? 'No row ended in an error.' : 'No row failed.'
  return data.run.status === 'running' ? 'No row is done yet.' : 'This run has no rows.'
}

function sliceTable({ slices, run }: RunData, { width, signs }: World): Line[] {
  const { tables, lines, list, height } = slices
  if (tables === undefined || tables.status === 'waiting')
    return messageLines([['Reading the rows.', 'muted']], width)
  if (tables.status === 'failed') return messageLines([[tables.reason, 'bad']], width)
  if (lines.length === 0) {
    const text = `The examples of ${run.task} have no metadata that tells kinds of them apart: give them "metadata": {"domain": "…"}.`
    return messageLines([[text, 'muted']], width)
  }
  const placed = placeColumns(sliceColumns(signs), width - markWidth)
  const items = lines.slice(list.top, list.top + height)
  return tableLines({ placed, items, selected: list.selected - list.top, width, signs })
}

const kind: ScreenKind<RunState, RunAction, RunData> = {
  title: ({ runId }) => shortId(runId),
  look: lookAtRun,
  keys: runKeys,
  reduce: reduceRun,
  View: RunView,
  aside: ({ run }, { marks, isFollowing }, { signs }) => [
    ...(marks.ids.size === 0 ? [] : [span(`${marks.ids.size} marked  `, 'accent')]),
    ...(isFollowing ? [span('following  ', 'accent')] : []),
    statusOf(run, signs),
    span(' '),
  ],
  isLive: ({ run }) => run.status === 'running',
  isTyping: ({ draft }) => draft !== undefined,
  saved: ({ runId, filter, order }) => ({ view: `run/${runId}`, run: { id: runId, filter, order } }),
  chosen: ({ runId, marks, tab }, { rows, list }) => {
    const indexes = tab === 'slices' ? [] : chosenIds(marks, rows[list.selected - list.top]?.index)
    return indexes.length === 0 ? { kind: 'runs', ids: [runId] } : { kind: 'rows', runId, indexes }
  },
  returned: (state, index) => ({ ...state, at: index, isFollowing: false }),
}

/** A run, at its first row, filtered and sorted as it was left. */
export function runScreen({ runId, saved }: Extract<Route, { screen: 'run' }>): Screen {
  const { filter = '', order } = saved ?? {}
  return screenOf(kind, { ...runStart(runId), filter, order })
}
