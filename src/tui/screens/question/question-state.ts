/** A question: what has been typed of the answer, and what follows from it. */
import type { Act, Question } from '../../actions/wish.ts'
import { edited, type FieldEdit, fieldOf, type TextField, textOf } from '../../input/text-field.ts'
import type { Step } from '../../screen/screen.ts'

/** A question, and what is typed for it. */
export interface QuestionState {
  readonly question: Question
  readonly typed: TextField
}

/** Yes, yes to every cost of this session, no, or typing what is asked for. */
export type QuestionAction =
  | FieldEdit
  | { readonly type: 'agreed' }
  | { readonly type: 'agreed-to-all' }
  | { readonly type: 'refused' }

/** A question nobody has answered. */
export function questionStart(question: Question): QuestionState {
  return { question, typed: fieldOf('') }
}

/** The question after an action. Where something has to be typed, a yes counts only when it is. */
export function reduceQuestion(state: QuestionState, action: QuestionAction): Step<QuestionState> {
  const { act, typing } = state.question
  switch (action.type) {
    case 'refused':
      return { state, go: 'back' }
    case 'agreed':
      if (typing === undefined || textOf(state.typed) === typing) return { state, go: 'out', act }
      return { state, note: `Not done: type ${typing}, or esc.` }
    case 'agreed-to-all':
      return { state, go: 'out', act: { type: 'agree', act } satisfies Act }
    default:
      return { state: { ...state, typed: edited(state.typed, action) } }
  }
}
