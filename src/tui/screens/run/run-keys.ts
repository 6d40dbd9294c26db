/** Keys of a run: those of its rows, of its slices, and others while a filter is typed. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import { browseKeys, filterKeys } from '../../list/browse-keys.ts'
import { paneKeys } from '../../list/pane-keys.ts'
import type { RunData } from './run-data.ts'
import type { RunAction, RunState } from './run-state.ts'

/** The table. */
export function runKeys(state: RunState, data: RunData): readonly Binding<RunAction>[] {
  if (state.draft !== undefined) return filterKeys
  if (state.tab === 'slices')
    return data.slices.count === 0 ? tabKeys : [openSlice, ...tabKeys, ...motionKeys]
  const list = browseKeys(state, data.count)
  const live = data.run.status === 'running' ? [followKey(state)] : []
  if (data.count === 0) return [...list, ...tabKeys, ...live]
  return [openRow, ...list, ...failingKeys, ...tabKeys, ...paneKeys(state, data.layout), ...live]
}

const openRow = bind<RunAction>('enter l right', 'open the row', { type: 'opened' }, 'open')
const openSlice = bind<RunAction>('enter l right', 'list the rows of the slice', { type: 'opened' }, 'rows')

const failingKeys: readonly Binding<RunAction>[] = [
  bind<RunAction>('f', 'next failing row', { type: 'failing-sought', by: 1 }, 'next failing'),
  bind<RunAction>('F', 'previous failing row', { type: 'failing-sought', by: -1 }),
]

const tabKeys: readonly Binding<RunAction>[] = [
  bind<RunAction>(']', 'next tab: all, failing, errors, slices', { type: 'tab-turned', by: 1 }, 'next tab'),
  bind<RunAction>('[', 'previous tab', { type: 'tab-turned', by: -1 }),
]

function followKey({ isFollowing }: RunState): Binding<RunAction> {
  return bind<RunAction>('L', isFollowing ? 'stop following' : 'follow the newest row', {
    type: 'follow-turned',
  })
}
