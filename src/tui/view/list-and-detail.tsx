/** A head, a list below it, and details of what is selected beside or below that, or one of the two alone. */
import { Box } from 'ink'
import type { World } from '../screen/screen.ts'
import { type Line, line } from '../text/line.ts'
import { Lines } from './lines.tsx'
import { gutter, type PaneLayout } from './pane-layout.ts'

/** The parts as lines, and their room. */
export interface ListAndDetailProps {
  readonly head: readonly Line[]
  readonly list: readonly Line[]
  readonly detail: readonly Line[]
  readonly layout: Omit<PaneLayout, 'hasDetail'>
  /** Which part has the keys: the rule between them tells. */
  readonly pane: 'list' | 'detail'
  readonly world: World
}

/** The parts in their places. */
export function ListAndDetail({ head, list, detail, layout, pane, world }: ListAndDetailProps) {
  const isBeside = layout.detail === 'beside'
  const details = <Lines lines={detail} world={{ ...world, width: layout.detailWidth }} />
  return (
    <Box flexDirection="column">
      <Lines lines={head} world={world} />
      {layout.detail === 'alone' ? (
        details
      ) : (
        <Box flexDirection={isBeside ? 'row' : 'column'}>
          <Box width={layout.listWidth} height={layout.list + 1} flexShrink={0}>
            <Lines lines={list} world={{ ...world, width: layout.listWidth }} />
          </Box>
          {layout.detail !== 'none' && <Lines lines={ruleLines(layout, pane, world)} world={world} />}
          {layout.detail !== 'none' && details}
        </Box>
      )}
    </Box>
  )
}

function ruleLines(
  { detail, detailHeight }: ListAndDetailProps['layout'],
  pane: 'list' | 'detail',
  { signs, width }: World,
): Line[] {
  const tone = pane === 'detail' ? 'accent' : 'muted'
  if (detail === 'below') return [line(signs.rule.repeat(width), tone)]
  return Array.from({ length: detailHeight }, () => line(` ${signs.bar}`.padEnd(gutter), tone))
}
