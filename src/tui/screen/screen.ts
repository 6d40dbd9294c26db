/** What a screen is: state, keys and view of its own, of which the router knows only this border. */
import { createElement, type FunctionComponent, type ReactNode } from 'react'
import type { Act } from '../actions/wish.ts'
import type { Reader } from '../data/reader.ts'
import { type Binding, mapBindings } from '../keys/binding.ts'
import type { Line } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { Chosen, Value } from './chosen.ts'
import type { Route } from './route.ts'
import type { Saved } from './saved.ts'

/** What surrounds a screen: its data, its room, the clock. */
export interface World {
  readonly reader: Reader
  /** Columns of the terminal: layouts follow them. */
  readonly columns: number
  /** Room for the view itself. */
  readonly width: number
  readonly height: number
  readonly now: number
  readonly signs: Signs
}

/** What an action leads to: another state, and perhaps another screen or a word to the user. */
export interface Step<S> {
  readonly state: S
  /** `out` leaves all panels. */
  readonly go?: Route | 'back' | 'out' | undefined
  readonly note?: string | undefined
  /** What the program is to do, once one is where `go` leads. */
  readonly act?: Act | undefined
}

/** What a view is given. */
export interface ViewProps<S, D> {
  readonly state: S
  readonly data: D
  readonly world: World
}

/** One kind of screen: S its state, A its actions, D what it reads from the store. */
export interface ScreenKind<S, A, D> {
  readonly title: (state: S) => string
  /** Reads what the view shows and the reducer may look at; may throw. */
  readonly look: (state: S, world: World) => D
  readonly keys: (state: S, data: D) => readonly Binding<A>[]
  readonly reduce: (state: S, action: A, data: D) => Step<S>
  readonly View: FunctionComponent<ViewProps<S, D>>
  /** What stands at the right end of the title. @default nothing */
  readonly aside?: (data: D, state: S, world: World) => Line
  /** Whether what it shows may change by itself. @default never */
  readonly isLive?: (data: D) => boolean
  /** Whether letters are text now, so that no other key may have them. @default never */
  readonly isTyping?: (state: S) => boolean
  /** What it is about, for the screen below it to return to. */
  readonly place?: (state: S) => number
  readonly returned?: (state: S, place: number) => S
  /** What of it outlives the session. @default nothing */
  readonly saved?: (state: S) => Saved
  /** What actions apply to. @default nothing */
  readonly chosen?: (state: S, data: D) => Chosen | undefined
  /** What is copied and opened elsewhere. @default nothing */
  readonly value?: (state: S, data: D) => Value | undefined
  /** Rows of the panel it is, below the screen it came from. @default it has the whole screen */
  readonly panelRows?: (state: S, world: World) => number
}

/** What an action on a screen leads to, its types hidden. */
export interface Turn extends Omit<Step<Screen>, 'state'> {
  readonly screen: Screen
}

/** A screen as it stands, with its data read. */
export interface Seen {
  readonly bindings: readonly Binding<Turn>[]
  readonly view: ReactNode
  readonly aside: Line
  readonly isLive: boolean
  readonly chosen: Chosen | undefined
  readonly value: Value | undefined
}

/** A screen of any kind, in some state. */
export interface Screen {
  readonly title: string
  readonly isTyping: boolean
  readonly place: number | undefined
  readonly isPanel: boolean
  readonly saved: Saved
  returned(place: number): Screen
  /** Rows it wants of a world, as a panel. */
  rows(world: World): number
  look(world: World): Seen
}

/** A screen of a kind in a state. */
export function screenOf<S, A, D>(kind: ScreenKind<S, A, D>, state: S): Screen {
  return {
    title: kind.title(state),
    isTyping: kind.isTyping?.(state) ?? false,
    place: kind.place?.(state),
    isPanel: kind.panelRows !== undefined,
    saved: kind.saved?.(state) ?? {},
    rows: (world) => kind.panelRows?.(state, world) ?? world.height,
    returned: (place) => screenOf(kind, kind.returned?.(state, place) ?? state),
    look(world) {
      const data = kind.look(state, world)
      return {
        bindings: mapBindings(kind.keys(state, data), (action) => {
          const { state: next, ...rest } = kind.reduce(state, action, data)
          return { ...rest, screen: screenOf(kind, next) }
        }),
        view: createElement(kind.View, { state, data, world }),
        aside: kind.aside?.(data, state, world) ?? [],
        isLive: kind.isLive?.(data) ?? false,
        chosen: kind.chosen?.(state, data),
        value: kind.value?.(state, data),
      }
    },
  }
}
