/** What an action is about: the task or program that is looked at. */
import type { Place } from './action.ts'
import type { Field } from './wish.ts'

/** The program of the run, the program or the task that is looked at. */
export function targetOf({ chosen, run }: Pick<Place, 'chosen' | 'run'>): string | undefined {
  if (chosen?.kind === 'program') return chosen.name
  if (chosen?.kind === 'task') return chosen.task
  return run?.program
}

/** The field for it, or for anything else. */
export function targetField(place: Pick<Place, 'chosen' | 'run'>): Field {
  const empty = 'a task or a program'
  return { name: 'target', label: 'what', value: targetOf(place), empty, offers: 'targets' }
}
