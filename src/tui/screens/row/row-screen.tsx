/** One row: its facts, and a tab of what is known about it. */
import { costFact, duration } from '../../format/number.ts'
import { rowScore } from '../../format/row.ts'
import { labelSpan } from '../../labels/labels.ts'
import type { Value } from '../../screen/chosen.ts'
import type { RowRoute } from '../../screen/route.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { edges, type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { reachLine } from '../../view/reach.ts'
import { tabBar } from '../../view/tab-bar.ts'
import { lookAtRow, type RowData } from './row-data.ts'
import { rowKeys } from './row-keys.ts'
import { type RowAction, type RowState, reduceRow, rowStart } from './row-state.ts'
import { tabAt, tabs } from './row-tabs.ts'

const tabTitles = tabs.map(({ title }) => title)

function RowView({ state, data, world }: ViewProps<RowState, RowData>) {
  const reach = reachLine({ top: data.top, shown: data.lines.length, count: data.count })
  const bar = edges([span(' '), ...tabBar(tabTitles, state.tab)], reach, world.width)
  const head = [factsLine(data, world), bar, line(world.signs.rule.repeat(world.width), 'muted')]
  return <Lines lines={[...head, ...data.lines]} world={world} />
}

function factsLine({ row, run, calls, label }: RowData, { signs }: World): Line {
  const dot = span(` ${signs.dot} `, 'muted')
  const models = [...new Set(calls.map(({ lm }) => lm))].join(', ')
  const price = costFact(row.costUsd, run.simulated)
  const facts = [duration(row.durationMs), price, row.cached ? 'cached' : '', models]
  return [
    span(' '),
    span(rowScore(row, signs).text.replace(/ +/, ' '), rowScore(row, signs).tone),
    dot,
    span(row.exampleId, 'strong'),
    span(row.repeat > 0 ? ` repeat ${row.repeat}` : ''),
    ...(label === undefined ? [] : [dot, labelSpan(label, signs)]),
    ...facts.filter((fact) => fact !== '').flatMap((fact) => [dot, span(fact, 'muted')]),
  ]
}

/** Where the row stands among those one walks through. */
function asideOf({ place: { at, of } }: RowData, { filter }: RowState): Line {
  const kind =
    (filter.terms ?? []).length === 0
      ? { all: '', failing: 'failing', errors: 'errors' }[filter.which ?? 'all']
      : 'found'
  return line(kind === '' ? `row ${at} of ${of} ` : `${at} of ${of} ${kind} `, 'muted')
}

/** What the tab shows; as data, the whole row. */
function valueAt({ tab, call: at }: RowState, { row, calls }: RowData): Value {
  const { name, text } = tabAt(tab).value
  return { name, text: () => text({ row, calls, at }), data: () => ({ row, calls }) }
}

const kind: ScreenKind<RowState, RowAction, RowData> = {
  title: ({ index }) => `row ${index}`,
  look: lookAtRow,
  keys: rowKeys,
  reduce: reduceRow,
  View: RowView,
  aside: asideOf,
  place: ({ index }) => index,
  chosen: ({ runId, index }) => ({ kind: 'rows', runId, indexes: [index] }),
  value: valueAt,
}

/** A row, at its overview. */
export function rowScreen(route: RowRoute): Screen {
  return screenOf(kind, rowStart(route))
}
