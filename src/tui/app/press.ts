/** What a key press makes of the program. */
import { offersAt } from '../actions/offers.ts'
import { type Binding, layered, mapBindings, meaningOf } from '../keys/binding.ts'
import type { KeyPress } from '../keys/key-press.ts'
import type { Seen, Turn, World } from '../screen/screen.ts'
import { openScreen } from '../screens/open-screen.ts'
import { acted } from './acted.ts'
import { type AppState, type Change, closePanels, goBack, push } from './app-state.ts'
import { globalBindings, interruptBinding } from './global-keys.ts'

/** What surrounds the program: a world without its data. */
export type Surroundings = Omit<World, 'reader'>

/** The top screen as it stands, or why it cannot be shown. */
export type Look = { readonly seen: Seen } | { readonly failure: string }

/** Looks at the top screen; what the store throws is told, not thrown. */
export function lookAt({ top, reader }: AppState, surroundings: Surroundings): Look {
  const world = { ...surroundings, reader }
  try {
    return { seen: top.look({ ...world, height: Math.min(top.rows(world), world.height) }) }
  } catch (error) {
    return { failure: messageOf(error) }
  }
}

/** Every key that does something now. A panel and a text that is typed keep all others to themselves. */
export function bindingsOf(app: AppState, look: Look, surroundings: Surroundings): Binding<Change>[] {
  const { top, below, reader, undo, runs } = app
  const hasBack = below.length > 0
  const [hasLast, hasThemes] = [app.last !== undefined, app.themes.length > 1]
  if (!('seen' in look)) return globalBindings({ own: [], hasBack, hasLast, hasThemes, offers: [] })
  const { bindings, chosen, value } = look.seen
  const own = mapBindings(bindings, (turn) => changeOf(turn, surroundings))
  if (top.isTyping || top.isPanel) return layered(own, [interruptBinding])
  const offers = offersAt({ reader, chosen, value, undo, isRunning: runs.length > 0 })
  return layered(own, globalBindings({ own, hasBack, hasLast, hasThemes, offers }))
}

/** The program after a key; the same one when the key does nothing. */
export function pressed(app: AppState, key: KeyPress, surroundings: Surroundings): AppState {
  try {
    const change = meaningOf(bindingsOf(app, lookAt(app, surroundings), surroundings), key)
    return change === undefined ? app : change(attentive(app, surroundings.now))
  } catch (error) {
    return { ...app, note: messageOf(error) }
  }
}

/** The user is back at the keyboard: what was told is read, what was waited for is called off. */
function attentive(app: AppState, now: number): AppState {
  const runs = app.runs.map((run) => ({ ...run, isFollowed: false }))
  return { ...app, runs, note: undefined, awaited: undefined, pressedAt: now }
}

function changeOf({ screen, go, note, act }: Turn, surroundings: Surroundings): Change {
  return (app) => {
    const there = gone({ ...app, top: screen, note }, go)
    if (act === undefined) return there
    return act.type === 'press'
      ? pressed(there, { name: act.key, text: act.key }, surroundings)
      : acted(there, act)
  }
}

function gone(app: AppState, go: Turn['go']): AppState {
  if (go === undefined) return app
  if (go === 'out') return closePanels(app)
  return go === 'back' ? goBack(app) : push(app, openScreen(go))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
