/** The router's state: a stack of screens, the ways along it, and what is under way. */
import type { Wish, Work } from '../actions/wish.ts'
import { type Reader, readerOf } from '../data/reader.ts'
import type { Route } from '../screen/route.ts'
import type { Saved } from '../screen/saved.ts'
import type { Screen } from '../screen/screen.ts'
import { openScreen } from '../screens/open-screen.ts'
import type { NamedTheme } from '../theme/theme.ts'
import type { Desk, RunProgress } from '../workbench.ts'

/** Everything that changes while the program runs. */
export interface AppState {
  readonly top: Screen
  /** The way back, outermost first. */
  readonly below: readonly Screen[]
  readonly reader: Reader
  /** What the edge of the program is to do, in this order. */
  readonly wishes: readonly Wish[]
  /** A word to the user, until the next key. */
  readonly note?: string | undefined
  /** Runs that are carried out here, the oldest first. */
  readonly runs: readonly RunUnderWay[]
  /** What the user waits for. */
  readonly awaited?: Work | undefined
  /** What takes the last local change back. */
  readonly undo?: Work | undefined
  /** Whether the user has agreed to every cost of this session. */
  readonly isAgreed: boolean
  /** Whether the program ends with the last run under way. */
  readonly isLeaving: boolean
  /** The first is in use. */
  readonly themes: readonly NamedTheme[]
  /** Where one was before the last jump to another view. */
  readonly last?: Pick<AppState, 'top' | 'below'> | undefined
  /** Milliseconds since 1970 of the latest key, and of the ctrl-c that warns. */
  readonly pressedAt: number
  readonly warnedAt?: number | undefined
}

/** A run that is carried out by this process. */
export interface RunUnderWay {
  readonly work: Work
  /** Absent before its first row. */
  readonly progress?: RunProgress | undefined
  /** Whether it is shown as soon as it has a row. */
  readonly isFollowed: boolean
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
    wishes: [],
    runs: [],
    isAgreed: false,
    isLeaving: false,
    themes: [],
    pressedAt: 0,
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

/** Out of all panels, on the screen they came from. */
export function closePanels(app: AppState): AppState {
  return app.top.isPanel && app.below.length > 0 ? closePanels(goBack(app)) : app
}

/** Another view, reached from the runs; the runs themselves without a route. */
export function switchTo(app: AppState, route?: Route): AppState {
  const { top, below } = app
  const root = below[0] ?? top
  const last = { top, below }
  return route === undefined
    ? { ...app, last, top: root, below: [] }
    : { ...app, last, top: openScreen(route), below: [root] }
}

/** Where one was before the last jump, and back again with the next. */
export function switchBack(app: AppState): AppState {
  const { top, below, last } = app
  return last === undefined ? app : { ...app, ...last, last: { top, below } }
}

/** What of the program outlives the session. */
export function savedOf({ top, below, themes }: AppState): Saved {
  return Object.assign({ theme: themes[0]?.name }, ...[...below, top].map(({ saved }) => saved))
}

/** With the next theme in use. */
export function rethemed(app: AppState): AppState {
  const [used, ...others] = app.themes
  return used === undefined ? app : { ...app, themes: [...others, used], note: `Theme: ${others[0]?.name}` }
}

/** With everything to be read again. */
export function refreshed(app: AppState): AppState {
  return { ...app, reader: app.reader.fresh() }
}

/** With one more thing for the edge to do. */
export function wished(app: AppState, wish: Wish): AppState {
  return { ...app, wishes: [...app.wishes, wish] }
}
