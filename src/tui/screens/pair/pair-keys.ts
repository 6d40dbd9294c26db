/** Keys of an example under two runs. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import type { PairAction, PairState } from './pair-state.ts'
import { pairTabAt } from './pair-tabs.ts'

/** The table. */
export function pairKeys(
  { tab, isDiff, isAll }: PairState,
  { callCount }: { readonly callCount: number },
): readonly Binding<PairAction>[] {
  const { canDiff, isByCall } = pairTabAt(tab)
  const noun = isAll ? 'row' : 'flip'
  return [
    bind<PairAction>('tab ]', 'next tab', { type: 'tab-turned', by: 1 }, 'next tab'),
    bind<PairAction>('shift-tab [', 'previous tab', { type: 'tab-turned', by: -1 }),
    ...(canDiff
      ? [
          bind<PairAction>(
            'd',
            isDiff ? 'beside each other' : 'as a word diff',
            { type: 'diff-toggled' },
            isDiff ? 'beside' : 'word diff',
          ),
        ]
      : []),
    bind<PairAction>('J', `next ${noun}`, { type: 'row-turned', by: 1 }, `next ${noun}`),
    bind<PairAction>('K', `previous ${noun}`, { type: 'row-turned', by: -1 }),
    ...(isByCall && callCount > 1
      ? [
          bind<PairAction>('n', 'next call', { type: 'call-turned', by: 1 }),
          bind<PairAction>('N', 'previous call', { type: 'call-turned', by: -1 }),
        ]
      : []),
    ...motionKeys,
  ]
}
