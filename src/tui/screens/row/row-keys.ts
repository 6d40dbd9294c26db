/** Keys of a row. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import { labelKeys } from '../../labels/label-keys.ts'
import type { Run } from '../../workbench.ts'
import type { RowAction, RowState } from './row-state.ts'
import { promptTab, tabAt } from './row-tabs.ts'

/** What the table depends on. */
export interface RowKeysData {
  readonly calls: readonly unknown[]
  readonly run: Pick<Run, 'task'>
}

/**
 * The table. The footer has room for two of them: what leads to the prompt, once it is there to the other tabs. Only
 * tabs that show one call at a time, of several, have keys to turn to another.
 */
export function rowKeys({ tab }: RowState, { calls, run }: RowKeysData): readonly Binding<RowAction>[] {
  const hint = tab === promptTab ? undefined : 'prompt'
  return [
    bind<RowAction>('p', 'the exact prompt and the raw reply', { type: 'prompt-shown' }, hint),
    ...labelKeys(run.task),
    bind<RowAction>('tab ]', 'next tab', { type: 'tab-turned', by: 1 }, 'next tab'),
    bind<RowAction>('shift-tab [', 'previous tab', { type: 'tab-turned', by: -1 }),
    ...(tabAt(tab).isByCall && calls.length > 1 ? callKeys : []),
    ...otherKeys,
  ]
}

const callKeys: readonly Binding<RowAction>[] = [
  bind<RowAction>('n', 'next call', { type: 'call-turned', by: 1 }),
  bind<RowAction>('N', 'previous call', { type: 'call-turned', by: -1 }),
]

const otherKeys: readonly Binding<RowAction>[] = [
  bind<RowAction>('J', 'next row', { type: 'row-turned', by: 1 }),
  bind<RowAction>('K', 'previous row', { type: 'row-turned', by: -1 }),
  bind<RowAction>('f', 'next failing row', { type: 'failing-sought', by: 1 }),
  bind<RowAction>('F', 'previous failing row', { type: 'failing-sought', by: -1 }),
  bind<RowAction>('w', 'continue long lines below, or cut them', { type: 'wrap-toggled' }),
  ...motionKeys,
]
