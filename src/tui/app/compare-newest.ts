/** The comparison one most often wants: the newest two evaluations that can be compared. */
import { isAlike } from '../data/alike.ts'
import { type AppState, switchTo } from './app-state.ts'

/** Runs among which they are sought. */
const searched = 100

/** The newer one measured by the older; a word to the user where there are no two. */
export function compareNewest(app: AppState): AppState {
  const all = app.reader.runs({ limit: searched })
  const runs = all.filter(({ kind, status }) => kind === 'eval' && status === 'done')
  for (const [i, b] of runs.entries()) {
    const a = runs.slice(i + 1).find((older) => isAlike(older, b))
    if (a !== undefined) return switchTo(app, { screen: 'compare', a: a.id, b: b.id })
  }
  return { ...app, note: 'There are no two finished evaluations of one task, metric and data yet.' }
}
