/** Keys of a run: those of its rows, and others while a filter is typed. */
import { anyText, type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import { isUnfiltered, type RunAction, type RunState } from './run-state.ts'

/** The table. */
export function runKeys(state: RunState): readonly Binding<RunAction>[] {
  if (state.draft !== undefined) return typingKeys
  return isUnfiltered(state.filter) ? rowsKeys : [...rowsKeys, clearKey]
}

const rowsKeys: readonly Binding<RunAction>[] = [
  bind<RunAction>('enter l right', 'open the row', { type: 'opened' }, 'open'),
  bind<RunAction>('f', 'failing rows only, or all', { type: 'failing-toggled' }, 'failing'),
  bind<RunAction>('F', 'errors only, or all', { type: 'errors-toggled' }),
  bind<RunAction>('/', 'filter by text', { type: 'search-opened' }, 'filter'),
  ...motionKeys,
]

const clearKey = bind<RunAction>('esc', 'clear the filter', { type: 'filter-cleared' }, 'all rows')

const typingKeys: readonly Binding<RunAction>[] = [
  bind<RunAction>('enter', 'keep the filter', { type: 'search-accepted' }, 'keep'),
  bind<RunAction>('esc', 'clear the filter', { type: 'filter-cleared' }, 'clear'),
  bind<RunAction>('backspace delete', 'erase a letter', { type: 'erased', what: 'letter' }),
  bind<RunAction>('ctrl-w', 'erase a word', { type: 'erased', what: 'word' }),
  bind<RunAction>('ctrl-u', 'erase all', { type: 'erased', what: 'all' }),
  { keys: [anyText], does: 'type the filter', run: (text) => ({ type: 'typed', text }) },
]
