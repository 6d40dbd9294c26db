/** The keys that label a prediction. */
import { type Binding, bind } from '../keys/binding.ts'
import type { LabelAction } from './label-acts.ts'

/** One key each; the first stands in the footer for all of them, and what they feed stands beside them in the palette. */
export function labelKeys(task: string): Binding<LabelAction>[] {
  return keys.map((binding) => ({ ...binding, command: `whetstone metrics check ${task}` }))
}

const keys: readonly Binding<LabelAction>[] = [
  bind(
    '+',
    'label: accept the prediction',
    { type: 'labelled', as: 'accepted' },
    'accept, - reject, e correct',
  ),
  bind('-', 'label: reject the prediction', { type: 'labelled', as: 'rejected' }),
  bind('e', 'label: correct the prediction in $EDITOR', { type: 'labelled', as: 'corrected' }),
]
