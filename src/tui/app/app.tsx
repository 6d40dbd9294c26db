/** The program on the screen: reads keys, keeps the state, draws the top screen in its frame. */
import { useCallback, useEffect, useReducer, useState } from 'react'
import type { KeyPress } from '../keys/key-press.ts'
import type { Route } from '../screen/route.ts'
import type { Signs } from '../theme/signs.ts'
import type { Theme } from '../theme/theme.ts'
import { ThemeContext } from '../theme/theme-context.ts'
import { footerLine } from '../view/footer.ts'
import { Frame } from '../view/frame.tsx'
import { Lines } from '../view/lines.tsx'
import { messageLines } from '../view/message.ts'
import { isTooSmall, type Size, TooSmall } from '../view/too-small.tsx'
import type { Desk } from '../workbench.ts'
import { reduceApp } from './app-event.ts'
import { type AppState, appAt } from './app-state.ts'
import { createBell } from './bell.ts'
import { bindingsOf, type Look, lookAt, type Surroundings } from './press.ts'
import { surroundingsOf } from './surroundings.ts'
import { useKeyboard } from './use-keyboard.ts'
import { usePolling } from './use-polling.ts'
import { useWish } from './use-wish.ts'

/** What the program runs on. */
export interface AppProps {
  readonly browser: Desk
  /** The way to the first screen, outermost first. */
  readonly routes: readonly Route[]
  readonly size: Size
  readonly theme: Theme
  readonly signs: Signs
  readonly now: () => number
  /** Stops the process until it is continued. */
  readonly suspend: () => void
}

/** The whole program. */
export function App({ browser, routes, size, theme, signs, now, suspend }: AppProps) {
  const [bell] = useState(createBell)
  const [app, dispatch] = useReducer(reduceApp, undefined, () => appAt(browser, routes, bell.ring))
  useEffect(() => bell.listen(() => dispatch({ type: 'arrived' })), [bell])
  const surroundings = surroundingsOf(size, signs, now())
  const look = lookAt(app, surroundings)
  const isBlind = isTooSmall(size)
  const press = (key: KeyPress) => {
    if (!isBlind) dispatch({ type: 'pressed', key, surroundings })
    else if (key.name === 'q') dispatch({ type: 'left' })
  }
  useKeyboard(press, app.top.isTyping)
  useWish(
    app.wish,
    suspend,
    useCallback(() => dispatch({ type: 'resumed' }), []),
  )
  usePolling(
    'seen' in look && look.seen.isLive,
    useCallback(() => dispatch({ type: 'ticked' }), []),
  )
  return (
    <ThemeContext value={theme}>
      {isBlind ? <TooSmall {...size} /> : <Shown app={app} look={look} surroundings={surroundings} />}
    </ThemeContext>
  )
}

function Shown({ app, look, surroundings }: { app: AppState; look: Look; surroundings: Surroundings }) {
  return (
    <Frame
      crumbs={[...app.below, app.top].map(({ title }) => title)}
      aside={'seen' in look ? look.seen.aside : []}
      footer={footerLine(bindingsOf(app, look), app.note, surroundings.width)}
      world={surroundings}
    >
      {'seen' in look ? look.seen.view : <Failure reason={look.failure} surroundings={surroundings} />}
    </Frame>
  )
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
