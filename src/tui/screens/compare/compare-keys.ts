/** Keys of a comparison. */
import { type Binding, bind } from '../../keys/binding.ts'
import { browseKeys, filterKeys } from '../../list/browse-keys.ts'
import { paneKeys } from '../../list/pane-keys.ts'
import type { CompareData } from './compare-data.ts'
import type { CompareAction, CompareState } from './compare-state.ts'

/** The table; moving and opening need rows. */
export function compareKeys(
  state: CompareState,
  { count, layout }: CompareData,
): readonly Binding<CompareAction>[] {
  if (state.draft !== undefined) return filterKeys
  if (count === 0) return [...tabKeys, swap, ...browseKeys(state, 0)]
  const diff = layout.detail === 'none' ? [] : [diffKey(state)]
  return [
    openRow,
    ...browseKeys(state, count),
    ...tabKeys,
    ...diff,
    ...flipKeys,
    swap,
    ...paneKeys(state, layout),
  ]
}

const openRow = bind<CompareAction>(
  'enter l right',
  'open the row: predictions, prompts and replies of both',
  { type: 'opened' },
  'open',
)

const tabKeys: readonly Binding<CompareAction>[] = [
  bind<CompareAction>(']', 'next tab: flips, better, worse, all', { type: 'tab-turned', by: 1 }, 'next tab'),
  bind<CompareAction>('[', 'previous tab', { type: 'tab-turned', by: -1 }),
]

const flipKeys: readonly Binding<CompareAction>[] = [
  bind<CompareAction>('f', 'next flip', { type: 'flip-sought', by: 1 }),
  bind<CompareAction>('F', 'previous flip', { type: 'flip-sought', by: -1 }),
]

const swap = bind<CompareAction>('X', 'swap the two runs', { type: 'swapped' })

function diffKey({ isDiff }: CompareState): Binding<CompareAction> {
  return bind<CompareAction>(
    'd',
    isDiff ? 'predictions beside each other' : 'word diff of the predictions',
    { type: 'diff-toggled' },
    isDiff ? 'beside' : 'word diff',
  )
}
