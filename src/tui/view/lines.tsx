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

/** One row of the screen per line. */
export function Lines({ lines, world: { width, signs } }: LinesProps) {
  const theme = useTheme()
  const painted = (line: Line) =>
    fitLine(line, width, signs.ellipsis).map(({ text, tone = 'plain' }) =>
      text === '' ? '' : theme[tone](text),
    )
  return (
    <Box flexDirection="column">
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its row on the screen and has no other identity.
        <Box key={row} height={1} flexShrink={0}>
          <Text wrap="truncate">{painted(line).join('')}</Text>
        </Box>
      ))}
    </Box>
  )
}
