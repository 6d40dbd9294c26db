/** Where a list stands with its details: beside, below, nowhere, or one of the two alone. */
import type { Panes } from '../list/panes.ts'
import type { World } from '../screen/screen.ts'

/** The room of each part, in rows and columns. */
export interface PaneLayout {
  /** Rows of the table without its titles; 0 when it is not shown. */
  readonly list: number
  readonly listWidth: number
  readonly detail: 'beside' | 'below' | 'alone' | 'none'
  readonly detailHeight: number
  readonly detailWidth: number
  /** Whether there is room for details at all. */
  readonly hasDetail: boolean
}

/** Columns of the rule between list and details. */
export const gutter = 3

type Room = Pick<World, 'columns' | 'width' | 'height'>

/** Whether a head has room for all of its lines, and details may stand below the list. */
export function isRoomy({ height }: Pick<World, 'height'>): boolean {
  return height >= 17
}

/** Lays out the screen: beside from 120 columns on, below from 80 columns and 20 rows on; or one part alone. */
export function paneLayout(
  { columns, width, height }: Room,
  headerRows: number,
  alone?: Panes['pane'],
): PaneLayout {
  const room = height - headerRows - 1
  const hasDetail = columns >= 120 || (columns >= 80 && isRoomy({ height }))
  const none = { list: room, listWidth: width, detail: 'none', detailHeight: 0, detailWidth: 0 } as const
  if (!hasDetail || alone === 'list') return { ...none, hasDetail }
  if (alone === 'detail')
    return { ...none, list: 0, detail: 'alone', detailHeight: room + 1, detailWidth: width, hasDetail }
  if (columns >= 120) {
    const listWidth = Math.floor((width - gutter) * 0.55)
    const detailWidth = width - gutter - listWidth
    return { list: room, listWidth, detail: 'beside', detailHeight: room + 1, detailWidth, hasDetail }
  }
  const detailHeight = Math.min(16, Math.floor(room * 0.45))
  const list = room - detailHeight - 1
  return { list, listWidth: width, detail: 'below', detailHeight, detailWidth: width, hasDetail }
}
