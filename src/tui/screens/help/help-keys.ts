/** Keys of the help. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import type { HelpAction } from './help-state.ts'

/** The table. */
export const helpKeys: readonly Binding<HelpAction>[] = [
  ...motionKeys,
  bind<HelpAction>('? f1', 'close the help', { type: 'closed' }, 'close'),
]
