/** What is on the screen: the top screen in its frame, or a panel over the lower part of the screen it came from. */
import { Box } from 'ink'
import { footerLine } from '../view/footer.ts'
import { Frame } from '../view/frame.tsx'
import { Lines } from '../view/lines.tsx'
import { messageLines } from '../view/message.ts'
import type { AppState } from './app-state.ts'
import { bindingsOf, type Look, lookAt, type Surroundings } from './press.ts'
import { runLine } from './run-line.ts'

/** The program, how its top screen looks, and the room for it. */
export interface ShownProps {
  readonly app: AppState
  readonly look: Look
  readonly surroundings: Surroundings
}

/** The whole screen. */
export function Shown({ app, look, surroundings }: ShownProps) {
  const { isLeaving, runs, note } = app
  const screens = [...app.below, app.top].filter(({ isPanel }) => !isPanel)
  const under = app.top.isPanel ? lookBelow(app, surroundings) : look
  return (
    <Frame
      crumbs={screens.map(({ title }) => title)}
      aside={'seen' in under ? under.seen.aside : []}
      status={runs.length === 0 ? undefined : runLine(runs, { ...surroundings, isLeaving })}
      footer={footerLine(bindingsOf(app, look, surroundings), note, surroundings.width)}
      world={surroundings}
    >
      {app.top.isPanel ? (
        <Covered app={app} look={look} surroundings={surroundings} under={under} />
      ) : (
        <View look={look} surroundings={surroundings} />
      )}
    </Frame>
  )
}

/** The panel keeps its rows; what it covers is not laid out anew. */
function Covered({ app, look, surroundings, under }: ShownProps & { readonly under: Look }) {
  const { height } = surroundings
  const rows = Math.min(height, app.top.rows({ ...surroundings, reader: app.reader }))
  return (
    <>
      <Box flexDirection="column" height={height - rows} overflowY="hidden">
        <View look={under} surroundings={surroundings} />
      </Box>
      <Box flexDirection="column" height={rows} overflowY="hidden" flexShrink={0}>
        <View look={look} surroundings={{ ...surroundings, height: rows }} />
      </Box>
    </>
  )
}

function View({ look, surroundings }: Pick<ShownProps, 'look' | 'surroundings'>) {
  return 'seen' in look ? look.seen.view : <Failure reason={look.failure} surroundings={surroundings} />
}

function lookBelow(app: AppState, surroundings: Surroundings): Look {
  const top = app.below.findLast(({ isPanel }) => !isPanel)
  return top === undefined ? { failure: '' } : lookAt({ ...app, top }, surroundings)
}

function Failure({ reason, surroundings }: { reason: string; surroundings: Surroundings }) {
  const texts = [
    ['The store cannot be read.', 'bad'],
    [reason, 'plain'],
    ['R tries again.', 'muted'],
  ] as const
  return (
    <Lines
      lines={messageLines(texts, surroundings.width).slice(0, surroundings.height)}
      world={surroundings}
    />
  )
}
