/** What can happen to the program, and what it makes of it. */
import type { Wish, Work } from '../actions/wish.ts'
import type { KeyPress } from '../keys/key-press.ts'
import type { RunProgress } from '../workbench.ts'
import { type AppState, refreshed, wished } from './app-state.ts'
import { ended, type Outcome, progressed } from './outcome.ts'
import { pressed, type Surroundings } from './press.ts'

/**
 * A key; the time to read again; something asked for is there; wishes the edge has taken up; work has come further or
 * is over; a word from the edge; the wish to leave, whatever is on screen.
 */
export type AppEvent =
  | { readonly type: 'pressed'; readonly key: KeyPress; readonly surroundings: Surroundings }
  | { readonly type: 'ticked' }
  | { readonly type: 'arrived' }
  | { readonly type: 'granted'; readonly wishes: readonly Wish[] }
  | { readonly type: 'progressed'; readonly work: Work; readonly progress: RunProgress }
  | { readonly type: 'ended'; readonly work: Work; readonly outcome: Outcome }
  | { readonly type: 'noted'; readonly note: string }
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
    case 'granted':
      return { ...app, wishes: app.wishes.filter((wish) => !event.wishes.includes(wish)) }
    case 'progressed':
      return progressed(app, event.work, event.progress)
    case 'ended':
      return ended(app, event.work, event.outcome)
    case 'noted':
      return { ...app, note: event.note }
    case 'left':
      return wished(app, { type: app.runs.length === 0 ? 'quit' : 'quit-now' })
  }
}
