/** Taking back the last local change. */
import type { Action } from './action.ts'

/** Takes back what the program remembers as the last change that can be taken back. */
export const undo: Action = {
  id: 'undo',
  title: 'take the last change back',
  keys: 'u',
  at: ({ undo: work }) => (work === undefined ? undefined : { act: { type: 'work', work } }),
}
