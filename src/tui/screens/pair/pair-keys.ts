/** Keys of an example under two runs. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import { labelKeys } from '../../labels/label-keys.ts'
import type { PairData } from './pair-data.ts'
import type { PairAction, PairState } from './pair-state.ts'
import { pairTabAt, promptTab } from './pair-tabs.ts'

/** The table. */
export function pairKeys(
  { tab, isDiff, isAll, side }: PairState,
  { callCount, labelled, task }: Pick<PairData, 'callCount' | 'labelled' | 'task'>,
): readonly Binding<PairAction>[] {
  const { canDiff, isByCall } = pairTabAt(tab)
  const hint = tab === promptTab ? undefined : 'prompts'
  const noun = isAll ? 'row' : 'flip'
  return [
    bind<PairAction>('p', 'both exact prompts and raw replies', { type: 'prompt-shown' }, hint),
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
    bind<PairAction>('tab ]', 'next tab', { type: 'tab-turned', by: 1 }, 'next tab'),
    bind<PairAction>('shift-tab [', 'previous tab', { type: 'tab-turned', by: -1 }),
    bind<PairAction>('J', `next ${noun}`, { type: 'row-turned', by: 1 }),
    bind<PairAction>('K', `previous ${noun}`, { type: 'row-turned', by: -1 }),
    ...(isByCall && callCount > 1
      ? [
          bind<PairAction>('n', 'next call', { type: 'call-turned', by: 1 }),
          bind<PairAction>('N', 'previous call', { type: 'call-turned', by: -1 }),
        ]
      : []),
    ...(labelled === undefined ? [] : labelKeys(task)),
    bind<PairAction>(side === 0 ? 'B' : 'A', `label the prediction of ${side === 0 ? 'B' : 'A'}`, {
      type: 'side-chosen',
      side: side === 0 ? 1 : 0,
    }),
    ...motionKeys,
  ]
}
