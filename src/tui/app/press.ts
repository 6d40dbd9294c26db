/** What a key press makes of the program. */
import { type Binding, layered, mapBindings, meaningOf } from '../keys/binding.ts'
import type { KeyPress } from '../keys/key-press.ts'
import type { Seen, Turn, World } from '../screen/screen.ts'
import { openScreen } from '../screens/open-screen.ts'
import { type AppState, type Change, goBack, push } from './app-state.ts'
import { globalBindings } from './global-keys.ts'

/** What surrounds the program: a world without its data. */
export type Surroundings = Omit<World, 'reader'>

/** The top screen as it stands, or why it cannot be shown. */
export type Look = { readonly seen: Seen } | { readonly failure: string }

/** Looks at the top screen; what the store throws is told, not thrown. */
export function lookAt({ top, reader }: AppState, surroundings: Surroundings): Look {
  try {
    return { seen: top.look({ ...surroundings, reader }) }
  } catch (error) {
    return { failure: messageOf(error) }
  }
}

/** Every key that does something now. */
export function bindingsOf({ top, below }: AppState, look: Look): Binding<Change>[] {
  const own = 'seen' in look ? mapBindings(look.seen.bindings, changeOf) : []
  const isTyping = top.isTyping && 'seen' in look
  return isTyping ? own : layered(own, globalBindings(own, below.length > 0))
}

/** The program after a key; the same one when the key does nothing. */
export function pressed(app: AppState, key: KeyPress, surroundings: Surroundings): AppState {
  try {
    const change = meaningOf(bindingsOf(app, lookAt(app, surroundings)), key)
    return change === undefined ? app : change({ ...app, note: undefined })
  } catch (error) {
    return { ...app, note: messageOf(error) }
  }
}

function changeOf({ screen, go, note }: Turn): Change {
  return (app) => {
    const turned: AppState = { ...app, top: screen, note }
    if (go === undefined) return turned
    return go === 'back' ? goBack(turned) : push(turned, openScreen(go))
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
