/** The router's state: a stack of screens, and the ways along it. */
import { type Reader, readerOf } from '../data/reader.ts'
import type { Route } from '../screen/route.ts'
import type { Screen } from '../screen/screen.ts'
import { openScreen } from '../screens/open-screen.ts'
import type { Desk } from '../workbench.ts'

/** Everything that changes while the program runs. */
export interface AppState {
  readonly top: Screen
  /** The way back, outermost first. */
  readonly below: readonly Screen[]
  readonly reader: Reader
  /** What only the owner of the terminal can do. */
  readonly wish?: 'quit' | 'suspend' | undefined
  /** A word to the user, until the next key. */
  readonly note?: string | undefined
}

/** What a key does to the program. */
export type Change = (app: AppState) => AppState

/** The program at its start, on the last of the routes; `arrived` as `readerOf` has it. */
export function appAt(browser: Desk, routes: readonly Route[], arrived?: () => void): AppState {
  const screens = routes.map(openScreen)
  return {
    top: screens.at(-1) ?? openScreen({ screen: 'runs' }),
    below: screens.slice(0, -1),
    reader: readerOf(browser, arrived),
  }
}

/** One screen deeper. */
export function push(app: AppState, screen: Screen): AppState {
  return { ...app, top: screen, below: [...app.below, app.top] }
}

/** One screen back, which is told what was looked at; the same on the first. */
export function goBack(app: AppState): AppState {
  const parent = app.below.at(-1)
  if (parent === undefined) return app
  const { place } = app.top
  return { ...app, top: place === undefined ? parent : parent.returned(place), below: app.below.slice(0, -1) }
}

/** Another view, reached from the runs; the runs themselves without a route. */
export function switchTo(app: AppState, route?: Route): AppState {
  const root = app.below[0] ?? app.top
  return route === undefined
    ? { ...app, top: root, below: [] }
    : { ...app, top: openScreen(route), below: [root] }
}

/** With everything to be read again. */
export function refreshed(app: AppState): AppState {
  return { ...app, reader: app.reader.fresh() }
}
