/** A run: its facts, its rows, and at a glance the selected one. */
import { Box } from 'ink'
import { shortId, statusOf } from '../../format/run.ts'
import { placeColumns } from '../../list/columns.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import { rowColumns } from './run-columns.ts'
import { lookAtRun, type RunData } from './run-data.ts'
import { runHeader } from './run-header.ts'
import { runKeys } from './run-keys.ts'
import { gutter } from './run-layout.ts'
import { isUnfiltered, type RunAction, type RunState, reduceRun, runStart } from './run-state.ts'

function RunView({ state, data, world }: ViewProps<RunState, RunData>) {
  const list = listLines(state, data, world)
  const { layout } = data
  const isBeside = layout.detail === 'beside'
  const rule = isBeside
    ? ruleLines(layout.detailHeight, world)
    : [line(world.signs.rule.repeat(world.width), 'muted')]
  return (
    <Box flexDirection="column">
      <Lines lines={runHeader(state, data, world)} world={world} />
      <Box flexDirection={isBeside ? 'row' : 'column'}>
        <Box width={layout.listWidth} height={layout.list + 1} flexShrink={0}>
          <Lines lines={list} world={{ ...world, width: layout.listWidth }} />
        </Box>
        {layout.detail !== 'none' && <Lines lines={rule} world={world} />}
        <Lines lines={data.detail} world={{ ...world, width: layout.detailWidth }} />
      </Box>
    </Box>
  )
}

function listLines(state: RunState, data: RunData, world: World): Line[] {
  const { rows, list, layout } = data
  if (rows.length === 0) return messageLines([[emptyText(state, data), 'muted']], layout.listWidth)
  const placed = placeColumns(rowColumns(data, world), layout.listWidth - markWidth)
  const selected = list.selected - list.top
  return tableLines({ placed, items: rows, selected, width: layout.listWidth, signs: world.signs })
}

function emptyText({ filter }: RunState, { run }: RunData): string {
  if (!isUnfiltered(filter)) return 'No row matches the filter. esc shows all rows.'
  return run.status === 'running' ? 'No row is done yet.' : 'This run has no rows.'
}

function ruleLines(height: number, { signs }: World): Line[] {
  return Array.from({ length: height }, () => line(` ${signs.bar}`.padEnd(gutter), 'muted'))
}

const kind: ScreenKind<RunState, RunAction, RunData> = {
  title: ({ runId }) => shortId(runId),
  look: lookAtRun,
  keys: runKeys,
  reduce: reduceRun,
  View: RunView,
  aside: ({ run }, _, { signs }) => [statusOf(run, signs), span(' ')],
  isLive: ({ run }) => run.status === 'running',
  isTyping: ({ draft }) => draft !== undefined,
  returned: (state, index) => ({ ...state, index }),
}

/** A run, at its first row. */
export function runScreen(runId: string): Screen {
  return screenOf(kind, runStart(runId))
}
