/** Ways to leave: q asks while a run would be stopped, ctrl-c stops at once when it comes twice. */
import type { Act } from '../actions/wish.ts'
import { counted } from '../format/number.ts'
import { acted } from './acted.ts'
import { type AppState, wished } from './app-state.ts'

/** Milliseconds within which a second ctrl-c counts. */
const graceMs = 2000

/** After q. */
export function quit(app: AppState): AppState {
  return app.runs.length === 0 ? wished(app, { type: 'quit' }) : acted(app, leaving(app))
}

/** After ctrl-c. */
export function interrupted(app: AppState): AppState {
  const { warnedAt, pressedAt, runs } = app
  if (warnedAt !== undefined && pressedAt - warnedAt <= graceMs) return wished(app, { type: 'quit-now' })
  const stays = runs.length === 0 ? '' : `; ${counted(runs.length, 'run')} can be resumed later`
  return { ...app, warnedAt: pressedAt, note: `ctrl-c again within 2 s quits at once${stays}` }
}

function leaving({ runs }: AppState): Act {
  const told = runs.map(({ work, progress }) => {
    const stand = progress === undefined ? '' : `: ${progress.done} of ${progress.total} rows`
    const resume = progress === undefined ? '' : `; whetstone runs resume ${progress.run}`
    return [`${work.title}${stand}${resume}`, 'plain'] as const
  })
  const facts = [
    ...told,
    ['What is stopped can be resumed: no finished row is paid twice.', 'muted'] as const,
  ]
  return {
    type: 'ask',
    question: { title: 'Stop the runs under way and quit?', facts, act: { type: 'leave' } },
  }
}
