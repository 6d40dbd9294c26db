/** The history: one line a run, newest first. */
import { counted } from '../../format/number.ts'
import { placeColumns } from '../../list/columns.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, line } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import { runsColumns } from './runs-columns.ts'
import { lookAtRuns, type RunsData } from './runs-data.ts'
import { runsKeys } from './runs-keys.ts'
import { type RunsAction, type RunsState, reduceRuns, runsStart } from './runs-state.ts'
import { stripLines } from './runs-strip.ts'

function RunsView({ state, data, world }: ViewProps<RunsState, RunsData>) {
  return <Lines lines={data.count === 0 ? emptyLines(world) : runsLines(state, data, world)} world={world} />
}

function runsLines({ marked }: RunsState, data: RunsData, world: World): Line[] {
  const { runs, list, height, selected, stripHeight } = data
  const { width, signs } = world
  const isMarked = ({ id }: { readonly id: string }) => marked.includes(id)
  const placed = placeColumns(runsColumns(world), width - markWidth)
  const table = tableLines({
    placed,
    items: runs,
    selected: list.selected - list.top,
    isMarked,
    width,
    signs,
  })
  if (stripHeight === 0 || selected === undefined) return table
  const space = Array.from({ length: height + 1 - table.length }, () => line(''))
  return [...table, ...space, ...stripLines(selected, world)]
}

function emptyLines({ width }: World): Line[] {
  const texts = [
    ['No runs yet.', 'strong'],
    ['whetstone demo makes some in a few seconds, offline, on simulated models;', 'plain'],
    ['whetstone eval <task> runs your own. R looks again.', 'plain'],
  ] as const
  return messageLines(texts, width)
}

const kind: ScreenKind<RunsState, RunsAction, RunsData> = {
  title: () => 'Runs',
  look: lookAtRuns,
  keys: (_, data) => runsKeys(data),
  reduce: reduceRuns,
  View: RunsView,
  aside: ({ count }) => line(`${counted(count, 'run')} `, 'muted'),
  isLive: ({ runs }) => runs.some(({ status }) => status === 'running'),
}

/** The history, at its newest run. */
export function runsScreen(): Screen {
  return screenOf(kind, runsStart)
}
