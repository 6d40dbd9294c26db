/** What an act makes of the program, as far as no key is needed for it. */
import type { Act, Question, Work } from '../actions/wish.ts'
import { formScreen } from '../screens/form/form-screen.tsx'
import { questionScreen } from '../screens/question/question-screen.tsx'
import { type AppState, closePanels, push, wished } from './app-state.ts'

/** The program after an act; a key press is up to the keyboard. */
export function acted(app: AppState, act: Act): AppState {
  switch (act.type) {
    case 'ask':
      return asked(app, act.question)
    case 'form':
      return push(app, formScreen(act.form))
    case 'agree':
      return acted({ ...app, isAgreed: true }, act.act)
    case 'leave':
      return acted({ ...app, isLeaving: true }, { type: 'stop' })
    case 'stop':
      return wished({ ...app, note: 'Stopping when the calls under way are done.' }, act)
    case 'work':
      return wished(begun(app, act.work), act)
    case 'press':
      return app
    default:
      return wished(app, act)
  }
}

/** Who has agreed to every cost is not asked for it, but told. */
function asked(app: AppState, question: Question): AppState {
  const { price, act } = question
  if (price === undefined || !app.isAgreed) return push(app, questionScreen(question))
  return { ...acted(closePanels(app), act), note: price }
}

/** What takes a change back does so once. */
function begun(before: AppState, work: Work): AppState {
  const app = before.undo === work ? { ...before, undo: undefined } : before
  if (work.kind === 'run') {
    const run = { work, isFollowed: work.isNew === true }
    return { ...app, runs: [...app.runs, run] }
  }
  const note = waitingNote(work)
  return work.kind === 'awaited' ? { ...app, awaited: work, note } : { ...app, note }
}

/** What the user is told while work goes on that has no line of its own. */
export function waitingNote({ title }: Work): string {
  return `${title} ...`
}
