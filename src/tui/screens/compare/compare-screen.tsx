/** Two runs compared: the verdict, the rows that changed, and both predictions of the selected one. */
import { Box } from 'ink'
import { shortId } from '../../format/run.ts'
import { placeColumns } from '../../list/columns.ts'
import type { CompareRoute } from '../../screen/route.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, line } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import { gutter } from '../run/run-layout.ts'
import { compareColumns } from './compare-columns.ts'
import { type CompareData, lookAtCompare } from './compare-data.ts'
import { compareHeader } from './compare-header.ts'
import { compareKeys } from './compare-keys.ts'
import { type CompareAction, type CompareState, compareStart, reduceCompare } from './compare-state.ts'

function CompareView({ state, data, world }: ViewProps<CompareState, CompareData>) {
  const { layout } = data
  const isBeside = layout.detail === 'beside'
  const rule = isBeside
    ? Array.from({ length: layout.detailHeight }, () => line(` ${world.signs.bar}`.padEnd(gutter), 'muted'))
    : [line(world.signs.rule.repeat(world.width), 'muted')]
  return (
    <Box flexDirection="column">
      <Lines lines={compareHeader(state, data, world)} world={world} />
      <Box flexDirection={isBeside ? 'row' : 'column'}>
        <Box width={layout.listWidth} height={layout.list + 1} flexShrink={0}>
          <Lines lines={listLines(state, data, world)} world={{ ...world, width: layout.listWidth }} />
        </Box>
        {layout.detail !== 'none' && <Lines lines={rule} world={world} />}
        <Lines lines={data.detail} world={{ ...world, width: layout.detailWidth }} />
      </Box>
    </Box>
  )
}

function listLines(
  state: CompareState,
  { pairs, shown, list, layout }: CompareData,
  { signs }: World,
): Line[] {
  const width = layout.listWidth
  if (pairs.status !== 'there') {
    const text = pairs.status === 'failed' ? pairs.reason : 'Reading the rows of both runs.'
    return messageLines([[text, 'muted']], width)
  }
  if (shown.length === 0) {
    const text = state.isAll ? 'Neither run has rows.' : 'No row came out differently. f shows all rows.'
    return messageLines([[text, 'muted']], width)
  }
  const placed = placeColumns(compareColumns(signs), width - markWidth)
  return tableLines({ placed, items: shown, selected: list.selected - list.top, width, signs })
}

const kind: ScreenKind<CompareState, CompareAction, CompareData> = {
  title: ({ a, b }) => `${shortId(a)} : ${shortId(b)}`,
  look: lookAtCompare,
  keys: compareKeys,
  reduce: reduceCompare,
  View: CompareView,
}

/** A comparison, at its first flip. */
export function compareScreen(route: CompareRoute): Screen {
  return screenOf(kind, compareStart(route))
}
