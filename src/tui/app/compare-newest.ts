/** The comparison one most often wants: the newest two evaluations that can be compared. */
import { type AppState, switchTo } from './app-state.ts'

/** Runs among which they are sought. */
const searched = 100

/** The newer measured by the older; a word to the user where there are no two. */
export function compareNewest(app: AppState): AppState {
  const runs = app.reader.runs({ limit: searched }).filter(({ kind }) => kind === 'eval')
  for (const [i, b] of runs.entries()) {
    const a = runs.slice(i + 1).find(({ task, metric }) => task === b.task && metric === b.metric)
    if (a !== undefined) return switchTo(app, { screen: 'compare', a: a.id, b: b.id })
  }
  return { ...app, note: 'There are no two evaluations of one task yet.' }
}
