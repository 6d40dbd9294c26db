/** Two runs compared: the verdict, the rows that changed, and both predictions of the selected one. */
import { shortId } from '../../format/run.ts'
import { placeColumns } from '../../list/columns.ts'
import { isMarkedAt } from '../../list/marks.ts'
import type { CompareRoute } from '../../screen/route.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, span } from '../../text/line.ts'
import { ListAndDetail } from '../../view/list-and-detail.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import type { ComparedRow } from '../../workbench.ts'
import { compareColumns } from './compare-columns.ts'
import { type CompareData, lookAtCompare } from './compare-data.ts'
import { compareHeader } from './compare-header.ts'
import { compareKeys } from './compare-keys.ts'
import { type CompareAction, type CompareState, compareStart, reduceCompare } from './compare-state.ts'

function CompareView({ state, data, world }: ViewProps<CompareState, CompareData>) {
  const { layout, detail } = data
  const head = compareHeader(state, data, world)
  return (
    <ListAndDetail
      {...{ head, layout, detail, world }}
      list={listLines(state, data, world)}
      pane={state.pane}
    />
  )
}

function listLines(state: CompareState, data: CompareData, { signs }: World): Line[] {
  const { pairs, shown, list, layout } = data
  const { marks, order } = state
  const width = layout.listWidth
  if (pairs.status === 'waiting') return messageLines([['Reading the rows of both runs.', 'muted']], width)
  if (pairs.status === 'failed') return messageLines([[pairs.reason, 'bad']], width)
  if (shown.length === 0) return messageLines([[emptyText(state, data), 'muted']], width)
  const placed = placeColumns(compareColumns(signs), width - markWidth, order)
  const isMarked = (_: ComparedRow, i: number) => {
    const place = data.idAt(list.top + i)
    return place !== undefined && isMarkedAt(marks, place, { at: list.top + i, selected: list.selected })
  }
  const selected = list.selected - list.top
  return tableLines({ placed, items: shown, selected, isMarked, order, width, signs })
}

function emptyText({ filter, tab }: CompareState, { total }: CompareData): string {
  if (total === 0) return 'Neither run has rows.'
  if (filter !== '') return 'No row matches the filter. esc clears it.'
  return `No row came out ${tab === 'flips' ? 'differently' : tab}. ] turns to the other rows.`
}

const kind: ScreenKind<CompareState, CompareAction, CompareData> = {
  title: ({ a, b }) => `${shortId(a)} : ${shortId(b)}`,
  look: lookAtCompare,
  keys: compareKeys,
  reduce: reduceCompare,
  View: CompareView,
  aside: (_, { marks }) => (marks.ids.size === 0 ? [] : [span(`${marks.ids.size} marked `, 'accent')]),
  isTyping: ({ draft }) => draft !== undefined,
  saved: ({ a, b }) => ({ view: `compare/${a}/${b}` }),
  chosen: (state, data) => chosenOf(state, data),
}

/** The rows of the newer run, or both runs where no row is chosen. */
function chosenOf({ a, b, marks }: CompareState, { pairs, shown, list }: CompareData) {
  const all = pairs.status === 'there' ? pairs.value : []
  const chosen =
    marks.ids.size > 0
      ? all.filter(({ place }) => marks.ids.has(place))
      : shown.slice(list.selected - list.top).slice(0, 1)
  const indexes = chosen.flatMap((pair) => pair.b?.index ?? [])
  return indexes.length === 0
    ? ({ kind: 'runs', ids: [a, b] } as const)
    : ({ kind: 'rows', runId: b, indexes } as const)
}

/** A comparison, at its first flip. */
export function compareScreen(route: CompareRoute): Screen {
  return screenOf(kind, compareStart(route))
}
