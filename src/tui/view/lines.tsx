/** Draws lines: the one place where text reaches the terminal, made safe and never wrapped. */
import { Box, Text } from 'ink'
import type { World } from '../screen/screen.ts'
import { fitLine, type Line } from '../text/line.ts'
import { useTheme } from '../theme/theme-context.ts'

/** Lines, and the room for them. */
export interface LinesProps {
  readonly lines: readonly Line[]
  readonly world: Pick<World, 'width' | 'signs'>
}

/** One row of the screen per line. All of them are one text: an element for each would cost several times as much. */
export function Lines({ lines, world: { width, signs } }: LinesProps) {
  const theme = useTheme()
  const painted = (line: Line) =>
    fitLine(line, width, signs.ellipsis)
      .map(({ text, tone = 'plain' }) => (text === '' ? '' : theme[tone](text)))
      .join('')
  return (
    <Box height={lines.length} flexShrink={0}>
      <Text wrap="truncate">{lines.map(painted).join('\n')}</Text>
    </Box>
  )
}
