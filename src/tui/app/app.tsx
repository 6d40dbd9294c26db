/** The program on the screen: reads keys, keeps the state, draws the top screen in its frame. */
import { useCallback, useEffect, useReducer, useState } from 'react'
import type { KeyPress } from '../keys/key-press.ts'
import type { Outside } from '../outside/outside.ts'
import type { Route } from '../screen/route.ts'
import type { Signs } from '../theme/signs.ts'
import { type NamedTheme, plainTheme } from '../theme/theme.ts'
import { ThemeContext } from '../theme/theme-context.ts'
import { isTooSmall, type Size, TooSmall } from '../view/too-small.tsx'
import type { Desk } from '../workbench.ts'
import { reduceApp } from './app-event.ts'
import { appAt, savedOf } from './app-state.ts'
import { createBell } from './bell.ts'
import { lookAt } from './press.ts'
import { Shown } from './shown.tsx'
import { surroundingsOf } from './surroundings.ts'
import { useKeyboard } from './use-keyboard.ts'
import { usePolling } from './use-polling.ts'
import { useWishes } from './use-wishes.ts'

/** What the program runs on. */
export interface AppProps {
  readonly browser: Desk
  /** The way to the first screen, outermost first. */
  readonly routes: readonly Route[]
  readonly size: Size
  /** The usual one first. */
  readonly themes: readonly NamedTheme[]
  readonly signs: Signs
  readonly now: () => number
  readonly outside: Outside
}

/** The whole program. */
export function App({ browser, routes, size, themes, signs, now, outside }: AppProps) {
  const [bell] = useState(createBell)
  const [app, dispatch] = useReducer(reduceApp, undefined, () => ({
    ...appAt(browser, routes, bell.ring),
    themes,
  }))
  useEffect(() => bell.listen(() => dispatch({ type: 'arrived' })), [bell])
  useEffect(() => outside.listen((note) => dispatch({ type: 'noted', note })), [outside])
  useEffect(() => outside.keep(savedOf(app)), [outside, app])
  const surroundings = surroundingsOf({ ...size, isRunning: app.runs.length > 0 }, signs, now())
  const look = lookAt(app, surroundings)
  const isBlind = isTooSmall(size)
  const press = (key: KeyPress) => {
    if (!isBlind) dispatch({ type: 'pressed', key, surroundings: { ...surroundings, now: now() } })
    else if (key.name === 'q' || key.name === 'ctrl-c') dispatch({ type: 'left' })
  }
  useKeyboard(press, app.top.isTyping)
  useWishes(app.wishes, { desk: browser, outside, now, dispatch })
  usePolling(
    app.runs.length > 0 || ('seen' in look && look.seen.isLive),
    useCallback(() => dispatch({ type: 'ticked' }), []),
  )
  return (
    <ThemeContext value={app.themes[0]?.theme ?? plainTheme}>
      {isBlind ? <TooSmall {...size} /> : <Shown app={app} look={look} surroundings={surroundings} />}
    </ThemeContext>
  )
}
