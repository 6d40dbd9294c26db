/** The history: one line a run, newest first. */
import { runFields } from '../../filter/fields.ts'
import { filterLine } from '../../filter/filter-line.ts'
import { counted } from '../../format/number.ts'
import { placeColumns } from '../../list/columns.ts'
import { chosenIds, isMarkedAt } from '../../list/marks.ts'
import type { SavedList } from '../../screen/saved.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import type { Run } from '../../workbench.ts'
import { runsColumns } from './runs-columns.ts'
import { lookAtRuns, type RunsData } from './runs-data.ts'
import { runsKeys } from './runs-keys.ts'
import { type RunsAction, type RunsState, reduceRuns, runsSorting, runsStart } from './runs-state.ts'
import { stripLines } from './runs-strip.ts'

const filterHint = 'task:hmw model:mini status:done score:>0.8 cost:<0.01'

function RunsView({ state, data, world }: ViewProps<RunsState, RunsData>) {
  return <Lines lines={data.total === 0 ? emptyLines(world) : runsLines(state, data, world)} world={world} />
}

function runsLines(state: RunsState, data: RunsData, world: World): Line[] {
  const { height, selected, stripHeight, hasFilterLine } = data
  const head = hasFilterLine ? [filterOf(state, data, world)] : []
  const body = data.count === 0 ? noneLines(world) : listLines(state, data, world)
  if (stripHeight === 0 || selected === undefined) return [...head, ...body]
  const space = Array.from({ length: height + 1 - body.length }, () => line(''))
  return [...head, ...body, ...space, ...stripLines(selected, data.scores, world)]
}

function listLines({ marks, order }: RunsState, { runs, list }: RunsData, world: World): Line[] {
  const { width, signs } = world
  const isMarked = ({ id }: Run, i: number) =>
    isMarkedAt(marks, id, { at: list.top + i, selected: list.selected })
  const shown = order ?? runsSorting.usual
  const placed = placeColumns(runsColumns(world), width - markWidth, order)
  const selected = list.selected - list.top
  return tableLines({ placed, items: runs, selected, isMarked, order: shown, width, signs })
}

function filterOf({ filter, draft }: RunsState, { count, total }: RunsData, world: World): Line {
  const { width, signs } = world
  const told = { listed: count, total, noun: 'runs', isSearching: false, width, signs }
  return filterLine({ filter, draft, fields: runFields, hint: filterHint, ...told }) ?? line('')
}

function noneLines({ width }: World): Line[] {
  return messageLines([['No run matches the filter. esc shows all runs.', 'muted']], width)
}

function emptyLines({ width }: World): Line[] {
  const texts = [
    ['No runs yet.', 'strong'],
    ['whetstone demo makes some in a few seconds, offline, on simulated models;', 'plain'],
    ['whetstone eval <task>, or E here, runs your own. R looks again.', 'plain'],
  ] as const
  return messageLines(texts, width)
}

const kind: ScreenKind<RunsState, RunsAction, RunsData> = {
  title: () => 'Runs',
  look: lookAtRuns,
  keys: runsKeys,
  reduce: reduceRuns,
  View: RunsView,
  aside: ({ total }, { marks }) => [
    ...(marks.ids.size === 0 ? [] : [span(`${marks.ids.size} marked  `, 'accent')]),
    span(`${counted(total, 'run')} `, 'muted'),
  ],
  isLive: ({ runs }) => runs.some(({ status }) => status === 'running'),
  isTyping: ({ draft }) => draft !== undefined,
  saved: ({ filter, order }) => ({ view: 'runs', runs: { filter, order } }),
  chosen: ({ marks }, { selected }) => {
    const ids = chosenIds(marks, selected?.id)
    return ids.length === 0 ? undefined : { kind: 'runs', ids }
  },
}

/** The history, at its newest run, filtered and sorted as it was left. */
export function runsScreen(saved?: SavedList): Screen {
  return screenOf(kind, { ...runsStart, ...saved })
}
