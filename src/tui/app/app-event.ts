/** What can happen to the program, and what it makes of it. */
import type { KeyPress } from '../keys/key-press.ts'
import { type AppState, refreshed } from './app-state.ts'
import { pressed, type Surroundings } from './press.ts'

/** A key; the time to read again; something asked for is there; the end of a suspension; the wish to leave, whatever is on screen. */
export type AppEvent =
  | { readonly type: 'pressed'; readonly key: KeyPress; readonly surroundings: Surroundings }
  | { readonly type: 'ticked' }
  | { readonly type: 'arrived' }
  | { readonly type: 'resumed' }
  | { readonly type: 'left' }

/** The program after an event. */
export function reduceApp(app: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case 'pressed':
      return pressed(app, event.key, event.surroundings)
    case 'ticked':
      return refreshed(app)
    case 'arrived':
      return { ...app }
    case 'resumed':
      return { ...app, wish: undefined }
    case 'left':
      return { ...app, wish: 'quit' }
  }
}
