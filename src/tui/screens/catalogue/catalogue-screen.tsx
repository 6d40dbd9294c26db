/** Draws any catalogue: the list, a rule, and the facts. */
import { counted } from '../../format/number.ts'
import { placeColumns } from '../../list/columns.ts'
import { listStart } from '../../list/list-state.ts'
import { type Screen, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { type Line, line } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { messageLines } from '../../view/message.ts'
import { markWidth, tableLines } from '../../view/table.ts'
import {
  type Catalogue,
  type CatalogueAction,
  type CatalogueData,
  type CatalogueState,
  catalogueKeys,
  lookAtCatalogue,
  reduceCatalogue,
} from './catalogue.ts'

/** What is on screen, drawn. */
interface Drawn<T> extends CatalogueData<T> {
  readonly lines: readonly Line[]
}

function CatalogueView({ data, world }: ViewProps<CatalogueState, { readonly lines: readonly Line[] }>) {
  return <Lines lines={data.lines} world={world} />
}

/** A catalogue, at its first item. */
export function catalogueScreen<T>(of: Catalogue<T>): Screen {
  return screenOf<CatalogueState, CatalogueAction, Drawn<T>>(
    {
      title: () => of.title,
      look: (state, world) => {
        const data = lookAtCatalogue(of, state, world)
        return { ...data, lines: catalogueLines(of, data, world) }
      },
      keys: (_, { count }) => catalogueKeys(of, count),
      reduce: (_, action, data) => reduceCatalogue(of, action, data),
      View: CatalogueView,
      chosen: (_, { selected }) => (selected === undefined ? undefined : of.chosen?.(selected)),
      aside: ({ items, count }) =>
        items.status === 'there' ? line(`${counted(count, of.noun)} `, 'muted') : [],
    },
    { list: listStart },
  )
}

function catalogueLines<T>(of: Catalogue<T>, data: CatalogueData<T>, world: World): Line[] {
  const { items, shown, list, height, facts } = data
  const { width, signs } = world
  if (items.status === 'waiting') return messageLines([[`Reading${signs.ellipsis}`, 'muted']], width)
  if (items.status === 'failed') return messageLines([[items.reason, 'bad']], width)
  if (items.value.length === 0) return messageLines(of.empty, width)
  const placed = placeColumns(of.columns(world), width - markWidth)
  const table = tableLines({ placed, items: shown, selected: list.selected - list.top, width, signs })
  const space = Array.from({ length: Math.max(0, height + 1 - table.length) }, () => line(''))
  return [...table, ...space, line(signs.rule.repeat(width), 'muted'), ...facts]
}
