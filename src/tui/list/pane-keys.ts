/** Keys of a list that has details beside or below it. */
import { type Binding, bind } from '../keys/binding.ts'
import type { PaneAction, Panes } from './panes.ts'

/** The table; nothing where there is no room for details at all. */
export function paneKeys(
  { pane, isZoomed }: Panes,
  { hasDetail }: { readonly hasDetail: boolean },
): readonly Binding<PaneAction>[] {
  if (!hasDetail) return []
  const other = pane === 'list' ? 'details' : 'list'
  return [
    bind<PaneAction>('tab shift-tab', `move in the ${other}`, { type: 'pane-turned' }),
    bind<PaneAction>('z', isZoomed ? 'both panes' : 'this pane alone', { type: 'zoom-turned' }),
  ]
}
