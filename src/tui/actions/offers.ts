/** The actions that apply where one is. */
import type { Action, Applied, Place } from './action.ts'
import { actions } from './actions.ts'
import { chosenValue } from './chosen-value.ts'

/** An action that applies, with what it comes to. */
export interface Offer extends Applied, Pick<Action, 'id' | 'title' | 'keys' | 'costs' | 'destroys'> {}

/** What can be done in a place, in the order of the table; the run is found here. */
export function offersAt(place: Omit<Place, 'run'>): Offer[] {
  const value = place.value ?? chosenValue(place.reader, place.chosen)
  const here: Place = { ...place, value, run: runOf(place) }
  return actions.flatMap(({ at, ...action }) => {
    const applied = at(here)
    return applied === undefined ? [] : [{ ...action, ...applied }]
  })
}

/** Nothing applies to a run that is gone: what is listed may be older than the store. */
function runOf({ reader, chosen }: Omit<Place, 'run'>): Place['run'] {
  const [id, another] = chosen?.kind === 'rows' ? [chosen.runId] : chosen?.kind === 'runs' ? chosen.ids : []
  if (id === undefined || another !== undefined) return undefined
  try {
    return reader.run(id)
  } catch {
    return undefined
  }
}
