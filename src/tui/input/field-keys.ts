/** Keys of a text that is being typed. */
import { anyText, type Binding, bind } from '../keys/binding.ts'
import type { FieldEdit } from './text-field.ts'

/** The table. */
export const fieldKeys: readonly Binding<FieldEdit>[] = [
  bind<FieldEdit>('left ctrl-b', 'a character back', { type: 'cursor-moved', to: 'left' }),
  bind<FieldEdit>('right ctrl-f', 'a character on', { type: 'cursor-moved', to: 'right' }),
  bind<FieldEdit>('home ctrl-a', 'to the start', { type: 'cursor-moved', to: 'start' }),
  bind<FieldEdit>('end ctrl-e', 'to the end', { type: 'cursor-moved', to: 'end' }),
  bind<FieldEdit>('backspace', 'erase a character', { type: 'erased', what: 'letter' }),
  bind<FieldEdit>('delete ctrl-d', 'erase the character ahead', { type: 'erased', what: 'ahead' }),
  bind<FieldEdit>('ctrl-w', 'erase a word', { type: 'erased', what: 'word' }),
  bind<FieldEdit>('ctrl-u', 'erase all', { type: 'erased', what: 'all' }),
  { keys: [anyText], does: 'type', run: (text) => ({ type: 'typed', text }) },
]
