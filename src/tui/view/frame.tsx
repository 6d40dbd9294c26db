/** The frame round every view: where one is, the view itself, and the keys. */
import { Box } from 'ink'
import type { ReactNode } from 'react'
import type { World } from '../screen/screen.ts'
import { edges, type Line, span } from '../text/line.ts'
import { Lines } from './lines.tsx'

/** Rows that the frame takes from a view, and the one at the bottom that is never drawn on. */
export const frameRows = 3

/** What the frame shows. */
export interface FrameProps {
  readonly crumbs: readonly string[]
  readonly aside: Line
  /** A line above the footer. @default none, and the view has its row */
  readonly status?: Line | undefined
  readonly footer: Line
  readonly world: Pick<World, 'width' | 'height' | 'signs'>
  readonly children: ReactNode
}

/** Title, view, footer: always the same height, whatever the view draws. */
export function Frame({ crumbs, aside, status, footer, world, children }: FrameProps) {
  return (
    <Box flexDirection="column">
      <Lines lines={[titleLine(crumbs, aside, world)]} world={world} />
      <Box flexDirection="column" height={world.height} overflowY="hidden">
        {children}
      </Box>
      <Lines lines={status === undefined ? [footer] : [status, footer]} world={world} />
    </Box>
  )
}

function titleLine(crumbs: readonly string[], aside: Line, { width, signs }: FrameProps['world']): Line {
  const way = ['Whetstone', ...crumbs.slice(0, -1)].map((crumb) => span(`${crumb} ${signs.crumb} `, 'muted'))
  return edges([span(' '), ...way, span(crumbs.at(-1) ?? '', 'strong')], aside, width)
}
