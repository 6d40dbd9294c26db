/** Keys of a form. */
import { fieldKeys } from '../../input/field-keys.ts'
import { type Binding, bind, layered } from '../../keys/binding.ts'
import type { FormAction, FormData, FormState } from './form-state.ts'

/** The table; → completes only where there is something to complete. */
export function formKeys(_: FormState, { offers, completion }: FormData): readonly Binding<FormAction>[] {
  const own = [
    ...formOnly,
    ...(completion === undefined ? [] : [completing]),
    ...(offers.length === 0 ? [] : offering),
  ]
  return layered<FormAction>(own, fieldKeys)
}

const formOnly: readonly Binding<FormAction>[] = [
  bind<FormAction>('enter', 'go on', { type: 'submitted' }, 'go on'),
  bind<FormAction>('esc', 'cancel', { type: 'cancelled' }, 'cancel'),
  bind<FormAction>('tab down', 'next field', { type: 'field-turned', by: 1 }, 'next field'),
  bind<FormAction>('shift-tab up', 'previous field', { type: 'field-turned', by: -1 }),
]
const completing = bind<FormAction>('right ctrl-e end', 'complete', { type: 'completed' }, 'complete')
const offering: readonly Binding<FormAction>[] = [
  bind<FormAction>('ctrl-n', 'next of what is offered', { type: 'offer-turned', by: 1 }, 'other'),
  bind<FormAction>('ctrl-p', 'previous of what is offered', { type: 'offer-turned', by: -1 }),
]
