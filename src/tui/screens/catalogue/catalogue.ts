/** A catalogue: things read in the background as one list, with facts on the selected one. */
import type { Later } from '../../data/later.ts'
import type { Reader } from '../../data/reader.ts'
import { type Binding, bind } from '../../keys/binding.ts'
import { type Motion, motionKeys } from '../../keys/motion.ts'
import type { Column } from '../../list/columns.ts'
import { type ListState, moveList, settled } from '../../list/list-state.ts'
import type { Chosen } from '../../screen/chosen.ts'
import type { Route } from '../../screen/route.ts'
import type { Step, World } from '../../screen/screen.ts'
import type { Line, Tone } from '../../text/line.ts'

/** Another place that one of them leads to. */
export interface CatalogueLink<T> {
  readonly key: string
  readonly does: string
  readonly hint: string
  readonly open: (item: T) => Route
}

/** What a catalogue is of. */
export interface Catalogue<T> {
  readonly title: string
  /** What one of them is called. */
  readonly noun: string
  readonly read: (reader: Reader) => Later<readonly T[]>
  readonly columns: (world: World) => readonly Column<T>[]
  readonly facts: (item: T, world: World) => readonly Line[]
  readonly open: (item: T) => Route
  /** What actions on it apply to. @default nothing */
  readonly chosen?: (item: T) => Chosen
  /** @default none */
  readonly links?: readonly CatalogueLink<T>[]
  readonly empty: readonly (readonly [text: string, tone: Tone])[]
}

/** Where one stands in it. */
export interface CatalogueState {
  readonly list: ListState
}

/** Moving, or opening the selected one, or where one of its links leads. */
export type CatalogueAction =
  | Motion
  | { readonly type: 'opened' }
  | { readonly type: 'followed'; readonly link: number }

/** What is on screen. */
export interface CatalogueData<T> {
  readonly items: Later<readonly T[]>
  readonly shown: readonly T[]
  readonly selected: T | undefined
  readonly list: ListState
  readonly count: number
  readonly height: number
  readonly facts: readonly Line[]
}

/** Part of the height that facts may take. */
const factsShare = 0.45

/** Reads the catalogue. */
export function lookAtCatalogue<T>(of: Catalogue<T>, state: CatalogueState, world: World): CatalogueData<T> {
  const items = of.read(world.reader)
  const all = items.status === 'there' ? items.value : []
  const factRows = Math.floor(world.height * factsShare)
  const height = world.height - 2 - factRows
  const list = settled(state.list, { count: all.length, height })
  const selected = all[list.selected]
  return {
    ...{ items, selected, list, height },
    shown: all.slice(list.top, list.top + height),
    count: all.length,
    facts: selected === undefined ? [] : of.facts(selected, world).slice(0, factRows),
  }
}

/** The table; nothing in an empty catalogue. */
export function catalogueKeys<T>(
  { noun, links = [] }: Pick<Catalogue<T>, 'noun' | 'links'>,
  count: number,
): readonly Binding<CatalogueAction>[] {
  if (count === 0) return []
  return [
    bind<CatalogueAction>('enter l right', `open the ${noun}`, { type: 'opened' }, 'open'),
    ...links.map(({ key, does, hint }, link) =>
      bind<CatalogueAction>(key, does, { type: 'followed', link }, hint),
    ),
    ...motionKeys,
  ]
}

/** The catalogue after an action. */
export function reduceCatalogue<T>(
  { open, links = [] }: Pick<Catalogue<T>, 'open' | 'links'>,
  action: CatalogueAction,
  { list, count, height, selected }: Pick<CatalogueData<T>, 'list' | 'count' | 'height' | 'selected'>,
): Step<CatalogueState> {
  if (action.type === 'moved') return { state: { list: moveList(list, action, { count, height }) } }
  const follow = action.type === 'opened' ? open : links[action.link]?.open
  return selected === undefined ? { state: { list } } : { state: { list }, go: follow?.(selected) }
}
