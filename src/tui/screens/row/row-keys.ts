/** Keys of a row. */
import { type Binding, bind } from '../../keys/binding.ts'
import { motionKeys } from '../../keys/motion.ts'
import type { RowAction, RowState } from './row-state.ts'
import { tabAt } from './row-tabs.ts'

/** The table. Only tabs that show one call at a time, of several, have keys to turn to another. */
export function rowKeys(
  { tab }: RowState,
  { calls }: { calls: readonly unknown[] },
): readonly Binding<RowAction>[] {
  return tabAt(tab).isByCall && calls.length > 1
    ? [...tabKeys, ...callKeys, ...otherKeys]
    : [...tabKeys, ...otherKeys]
}

const tabKeys: readonly Binding<RowAction>[] = [
  bind<RowAction>('tab ]', 'next tab', { type: 'tab-turned', by: 1 }, 'next tab'),
  bind<RowAction>('shift-tab [', 'previous tab', { type: 'tab-turned', by: -1 }),
]

const callKeys: readonly Binding<RowAction>[] = [
  bind<RowAction>('n', 'next call', { type: 'call-turned', by: 1 }, 'next call'),
  bind<RowAction>('N', 'previous call', { type: 'call-turned', by: -1 }),
]

const otherKeys: readonly Binding<RowAction>[] = [
  bind<RowAction>('J', 'next row', { type: 'row-turned', by: 1 }, 'next row'),
  bind<RowAction>('K', 'previous row', { type: 'row-turned', by: -1 }),
  bind<RowAction>('f', 'next failing row', { type: 'failing-sought', by: 1 }, 'next failing'),
  bind<RowAction>('F', 'previous failing row', { type: 'failing-sought', by: -1 }),
  ...motionKeys,
]
