/** Keys of the runs. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import type { RunsAction } from './runs-state.ts'

/** The table; nothing in a history without runs. */
export function runsKeys({ count }: { readonly count: number }): readonly Binding<RunsAction>[] {
  return count === 0 ? [] : table
}

const table: readonly Binding<RunsAction>[] = [
  bind<RunsAction>('enter l right', 'open the run', { type: 'opened' }, 'open'),
  bind<RunsAction>('space', 'mark the run, at most two', { type: 'marked' }, 'mark'),
  bind<RunsAction>('c', 'compare the marked run with another', { type: 'compared' }, 'compare'),
  ...motionKeys,
]
