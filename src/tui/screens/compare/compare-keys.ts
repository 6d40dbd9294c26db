/** Keys of a comparison. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import type { CompareAction, CompareState } from './compare-state.ts'

/** The table; moving and opening need rows. */
export function compareKeys(
  { isAll, isDiff }: CompareState,
  { count, isShownBeside }: { readonly count: number; readonly isShownBeside: boolean },
): readonly Binding<CompareAction>[] {
  const all = bind<CompareAction>(
    'f',
    isAll ? 'flips only' : 'all rows, or flips only',
    { type: 'all-toggled' },
    isAll ? 'flips only' : 'all rows',
  )
  const diff = bind<CompareAction>(
    'd',
    isDiff ? 'predictions beside each other' : 'word diff of the predictions',
    { type: 'diff-toggled' },
    isDiff ? 'beside' : 'word diff',
  )
  const swap = bind<CompareAction>('x', 'swap the two runs', { type: 'swapped' })
  if (count === 0) return [all, swap]
  return [
    bind<CompareAction>(
      'enter l right',
      'open the row: predictions, prompts and replies of both',
      { type: 'opened' },
      'open',
    ),
    all,
    ...(isShownBeside ? [diff] : []),
    swap,
    ...motionKeys,
  ]
}
