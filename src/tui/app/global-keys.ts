/** The keys that work on every screen, unless the screen wants them for itself. */
import type { Offer } from '../actions/offers.ts'
import { type Binding, bind, layered } from '../keys/binding.ts'
import { helpScreen } from '../screens/help/help-screen.tsx'
import { paletteScreen } from '../screens/palette/palette-screen.tsx'
import { acted } from './acted.ts'
import { type Change, goBack, push, refreshed, rethemed, switchBack, switchTo, wished } from './app-state.ts'
import { compareNewest } from './compare-newest.ts'
import { interrupted, quit } from './leave.ts'
import { opensPalette, paletteEntries } from './palette-entries.ts'

/** What the table follows from. */
export interface Situation {
  /** Keys of the screen. */
  readonly own: readonly Binding<Change>[]
  readonly hasBack: boolean
  readonly hasLast: boolean
  readonly hasThemes: boolean
  /** Actions that apply here. */
  readonly offers: readonly Offer[]
}

/** Works even while a text is typed. */
export const interruptBinding: Binding<Change> = bind<Change>(
  'ctrl-c',
  'quit at once, when it comes twice',
  interrupted,
)

const views: readonly Binding<Change>[] = [
  { ...bind<Change>('1', 'runs', (app) => switchTo(app)), command: 'whetstone tui runs' },
  {
    ...bind<Change>('2', 'compare the two newest runs of a task', compareNewest),
    command: 'whetstone tui compare/latest~1/latest',
  },
  {
    ...bind<Change>('3', 'compiled programs', (app) => switchTo(app, { screen: 'programs' })),
    command: 'whetstone tui programs',
  },
  {
    ...bind<Change>('4', 'datasets', (app) => switchTo(app, { screen: 'datasets' })),
    command: 'whetstone tui data',
  },
  {
    ...bind<Change>('5', 'what optimizers have made', (app) => switchTo(app, { screen: 'optimizations' })),
    command: 'whetstone tui optimizations',
  },
]

/** The table. The help it opens lists the keys of the screen and itself, the palette all that can be done. */
export function globalBindings({ own, hasBack, hasLast, hasThemes, offers }: Situation): Binding<Change>[] {
  const all = (): Binding<Change>[] => layered(own, table)
  const table: Binding<Change>[] = [
    // Of two actions that want a key, the first that applies has it.
    ...offers.map(offerBinding).reduce<Binding<Change>[]>((first, second) => layered(first, second), []),
    bind<Change>('R', 'read the store again', refreshed),
    ...views,
    ...(hasBack ? [bind<Change>('esc h left', 'back', goBack, 'back')] : []),
    bind<Change>(
      ': ctrl-p',
      opensPalette,
      (app) => push(app, paletteScreen(paletteEntries(offers, all()))),
      'do',
    ),
    ...(hasLast ? [bind<Change>('-', 'the view before this one', switchBack)] : []),
    ...(hasThemes ? [bind<Change>('t', 'the next theme', rethemed)] : []),
    bind<Change>('ctrl-l', 'draw the screen anew', (app) => wished(app, { type: 'redraw' })),
    bind<Change>('? f1', 'this help', (app) => push(app, helpScreen(all())), 'help'),
    bind<Change>('q', 'quit', quit, 'quit'),
    interruptBinding,
    bind<Change>('ctrl-z', 'suspend (fg comes back)', (app) => wished(app, { type: 'suspend' })),
  ]
  return table
}

function offerBinding({ keys, title, command, act }: Offer): Binding<Change>[] {
  if (keys === undefined) return []
  return [{ ...bind<Change>(keys, title, (app) => acted(app, act)), command }]
}
