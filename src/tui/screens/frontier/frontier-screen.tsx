/** Which runs of a task give the most score for their cost: a picture and the runs in it, cheapest first. */
import type { Later } from '../../data/later.ts'
import { counted } from '../../format/number.ts'
import { shortPath } from '../../format/run.ts'
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import { placeColumns } from '../../list/columns.ts'
import { settled } from '../../list/list-state.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import type { FrontierReport } from '../../workbench.ts'
import { frontierColumns, type LetteredPoint, lettered, picture } from './frontier-lines.ts'
import {
  type FrontierAction,
  type FrontierState,
  frontierStart,
  type PointsOnScreen,
  reduceFrontier,
} from './frontier-state.ts'

interface FrontierData extends PointsOnScreen {
  readonly report: Later<FrontierReport>
  readonly points: readonly LetteredPoint[]
}

/** Rows of the table without its titles, if there are so many runs. */
const mostRows = 8

function lookAtFrontier({ task, list }: FrontierState, { reader, height }: World): FrontierData {
  const report = reader.later(`frontier ${task}`, (desk) => desk.frontier(task))
  const points = report.status === 'there' ? lettered(report.value.points) : []
  const bounds = { count: points.length, height: Math.min(mostRows, Math.floor(height / 3), points.length) }
  return {
    report,
    points,
    list: settled(list, bounds),
    ...bounds,
    runAt: (position) => points[position]?.run,
  }
}

function FrontierView({ data, world }: ViewProps<FrontierState, FrontierData>) {
  return <Lines lines={frontierLines(data, world)} world={world} />
}

function frontierLines({ report, points, list, height }: FrontierData, world: World): Line[] {
  const { width, signs } = world
  if (report.status === 'waiting') return messageLines([['Reading the runs.', 'muted']], width)
  if (report.status === 'failed') return messageLines([[report.reason, 'bad']], width)
  const { metric, datasetPath, leftOut } = report.value
  if (points.length === 0)
    return messageLines([['No run of the task has both a score and a known price.', 'muted']], width)
  const room = { width, height: world.height - height - 4, signs }
  const placed = placeColumns(frontierColumns(signs), width - markWidth)
  const items = points.slice(list.top, list.top + height)
  const told = ['list price a row', counted(points.length, 'run'), shortPath(datasetPath)]
  const others = `${counted(leftOut, 'run')} left out: older, unfinished, other data or unknown price`
  return [
    [span(` ${metric}`, 'strong'), span(` over ${told.join(` ${signs.dot} `)}`, 'muted')],
    line(leftOut === 0 ? '' : ` ${others}`, 'muted'),
    ...picture(points, list.selected, room),
    line(''),
    ...tableLines({ placed, items, selected: list.selected - list.top, width, signs }),
  ]
}

const openRun = bind<FrontierAction>('enter l right', 'open the run', { type: 'opened' }, 'open')

const kind: ScreenKind<FrontierState, FrontierAction, FrontierData> = {
  title: ({ task }) => `${task}: score and cost`,
  look: lookAtFrontier,
  keys: (_, { count }): readonly Binding<FrontierAction>[] => (count === 0 ? [] : [openRun, ...motionKeys]),
  reduce: reduceFrontier,
  View: FrontierView,
  saved: ({ task }) => ({ view: `frontier/${task}` }),
  chosen: (_, { runAt, list }) => {
    const run = runAt(list.selected)
    return run === undefined ? undefined : { kind: 'runs', ids: [run] }
  },
}

/** The runs of a task, at the cheapest. */
export function frontierScreen(task: string): Screen {
  return screenOf(kind, frontierStart(task))
}
