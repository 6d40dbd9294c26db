/** Keys of the runs. */
import { type Binding, bind } from '../../keys/binding.ts'
import { browseKeys, filterKeys } from '../../list/browse-keys.ts'
import type { RunsAction, RunsState } from './runs-state.ts'

/** The table; nothing in a history without runs. */
export function runsKeys(
  state: RunsState,
  { count, total }: { readonly count: number; readonly total: number },
): readonly Binding<RunsAction>[] {
  if (total === 0) return []
  if (state.draft !== undefined) return filterKeys
  return count === 0 ? browseKeys(state, 0) : [...runKeys, ...browseKeys(state, count)]
}

const runKeys: readonly Binding<RunsAction>[] = [
  bind<RunsAction>('enter l right', 'open the run', { type: 'opened' }, 'open'),
  bind<RunsAction>(
    'c',
    'compare the two marked runs, or this one with the run before it',
    { type: 'compared' },
    'compare',
  ),
  bind<RunsAction>('F', "score against cost of the task's runs", { type: 'frontier-opened' }),
]
