/** What becomes of work: its progress, its end, its failure. */
import type { Done, Work } from '../actions/wish.ts'
import { messageScreen } from '../screens/message/message-screen.tsx'
import { openScreen } from '../screens/open-screen.ts'
import type { RunProgress } from '../workbench.ts'
import { acted, waitingNote } from './acted.ts'
import { type AppState, closePanels, goBack, push, refreshed, switchTo, wished } from './app-state.ts'

/** How work ended. */
export type Outcome = { readonly done: Done } | { readonly failure: string }

/** A run under way has come further; a new one is shown with its first row, unless a key was pressed since it began. */
export function progressed(app: AppState, work: Work, progress: RunProgress): AppState {
  const before = app.runs.find((run) => run.work === work)
  if (before === undefined) return app
  const runs = app.runs.map((run) => (run === before ? { ...run, progress, isFollowed: false } : run))
  const told = { ...app, runs }
  if (before.progress !== undefined) return told
  const isShown = before.isFollowed && !app.top.isPanel && !app.top.isTyping
  const shown = isShown ? push(told, openScreen({ screen: 'run', runId: progress.run })) : told
  return refreshed(shown)
}

/** Work is over. What the user has called off meanwhile has no consequences. */
export function ended(app: AppState, work: Work, outcome: Outcome): AppState {
  if (work.kind === 'awaited' && app.awaited !== work) return app
  const runs = app.runs.filter((run) => run.work !== work)
  // What was told meanwhile, as a warning, stays until a key is pressed.
  const note = app.note === waitingNote(work) ? undefined : app.note
  const idle = { ...app, runs, awaited: undefined, note }
  const over = work.kind === 'awaited' ? idle : refreshed(idle)
  const told = 'done' in outcome ? finished(over, outcome.done) : failed(over, work, outcome.failure)
  return told.isLeaving && runs.length === 0 ? wished(told, { type: 'quit' }) : told
}

function finished(app: AppState, { note, undo = app.undo, go, next }: Done): AppState {
  const there = gone({ ...app, note: note ?? app.note, undo }, go)
  return next === undefined ? there : acted(there, next)
}

function gone(app: AppState, go: Done['go']): AppState {
  if (go === undefined) return app
  if (go === 'back') return goBack(app)
  return go === 'home' ? switchTo(app) : push(closePanels(app), openScreen(go))
}

function failed(app: AppState, { title }: Work, failure: string): AppState {
  return push(app, messageScreen({ title: `${title}: not done`, text: failure, tone: 'bad' }))
}
