/** A message that has to be seen: it stays until it is closed. */
import { type Binding, bind } from '../../keys/binding.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { indented } from '../../text/indented.ts'
import type { Line, Tone } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { panelLines } from '../../view/panel.ts'

/** What is told. */
export interface Message {
  readonly title: string
  readonly text: string
  readonly tone: Tone
}

type MessageAction = { readonly type: 'closed' }

const keys: readonly Binding<MessageAction>[] = [
  bind<MessageAction>('enter esc space', 'close', { type: 'closed' }, 'close'),
]

function linesOf({ text, tone }: Message, { width }: Pick<World, 'width'>): Line[] {
  return indented(text, 1, { width, tone })
}

function MessageView({ state, data, world }: ViewProps<Message, readonly Line[]>) {
  const lines = panelLines(state.title, data, world).slice(0, world.height)
  return <Lines lines={lines} world={world} />
}

const kind: ScreenKind<Message, MessageAction, readonly Line[]> = {
  title: ({ title }) => title,
  look: linesOf,
  keys: () => keys,
  reduce: (state) => ({ state, go: 'back' }),
  View: MessageView,
  panelRows: (state, world) => linesOf(state, world).length + 2,
}

/** The message, at the bottom of the screen. */
export function messageScreen(message: Message): Screen {
  return screenOf(kind, message)
}
