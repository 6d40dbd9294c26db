/** The keys that work on every screen, unless the screen wants them for itself. */
import { type Binding, bind, layered } from '../keys/binding.ts'
import { helpScreen } from '../screens/help/help-screen.tsx'
import { type Change, goBack, push, refreshed, switchTo } from './app-state.ts'
import { compareNewest } from './compare-newest.ts'

/** The table. The help it opens lists `own`, the screen's keys, and itself. */
export function globalBindings(own: readonly Binding<Change>[], hasBack: boolean): Binding<Change>[] {
  const table: Binding<Change>[] = [
    bind<Change>('R', 'read the store again', refreshed),
    bind<Change>('1', 'runs', (app) => switchTo(app)),
    bind<Change>('2', 'compare the two newest runs of a task', compareNewest),
    bind<Change>('3', 'compiled programs', (app) => switchTo(app, { screen: 'programs' })),
    bind<Change>('4', 'datasets', (app) => switchTo(app, { screen: 'datasets' })),
    ...(hasBack ? [bind<Change>('esc h left', 'back', goBack, 'back')] : []),
    bind<Change>('?', 'this help', (app) => push(app, helpScreen(layered(own, table))), 'help'),
    bind<Change>('q ctrl-c', 'quit', (app) => ({ ...app, wish: 'quit' }), 'quit'),
    bind<Change>('ctrl-z', 'suspend (fg comes back)', (app) => ({ ...app, wish: 'suspend' })),
  ]
  return table
}
