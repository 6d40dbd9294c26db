/** Keys of a question. Enter says no, as (y/N) means, unless something has to be typed. */
import { fieldKeys } from '../../input/field-keys.ts'
import { type Binding, bind, layered } from '../../keys/binding.ts'
import type { QuestionAction, QuestionState } from './question-state.ts'

/** The table. */
export function questionKeys({
  question: { typing, price },
}: QuestionState): readonly Binding<QuestionAction>[] {
  if (typing !== undefined) return layered(typingKeys, fieldKeys)
  return price === undefined ? [yes, no] : [yes, toAll, no]
}

const yes = bind<QuestionAction>('y', 'yes', { type: 'agreed' }, 'yes')
const no = bind<QuestionAction>('n esc enter', 'no', { type: 'refused' }, 'no')
const toAll = bind<QuestionAction>(
  'a',
  'yes, and to every cost of this session',
  { type: 'agreed-to-all' },
  'yes to all costs',
)
const typingKeys: readonly Binding<QuestionAction>[] = [
  bind<QuestionAction>('enter', 'do it, if it is typed', { type: 'agreed' }, 'do it'),
  bind<QuestionAction>('esc', 'no', { type: 'refused' }, 'no'),
]
