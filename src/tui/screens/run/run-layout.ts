/** Where things stand on the screen of a run: rows with details beside, below or nowhere. */
import type { World } from '../../screen/screen.ts'

/** The room of each part, in rows and columns. */
export interface RunLayout {
  /** Rows of the table without its titles. */
  readonly list: number
  readonly listWidth: number
  readonly detail: 'beside' | 'below' | 'none'
  readonly detailHeight: number
  readonly detailWidth: number
}

/** Columns of the rule between rows and details. */
export const gutter = 3

/** Rows of the head of a run. */
const ownHeader = 4

/** Lays out the screen: beside from 120 columns on, below from 80 columns and 20 rows on. */
export function runLayout(
  { columns, width, height }: Pick<World, 'columns' | 'width' | 'height'>,
  headerRows = ownHeader,
): RunLayout {
  const room = height - headerRows - 1
  if (columns >= 120) {
    const listWidth = Math.floor((width - gutter) * 0.55)
    const detailWidth = width - gutter - listWidth
    return { list: room, listWidth, detail: 'beside', detailHeight: room + 1, detailWidth }
  }
  if (columns < 80 || height < 17) {
    return { list: room, listWidth: width, detail: 'none', detailHeight: 0, detailWidth: 0 }
  }
  const detailHeight = Math.min(16, Math.floor(room * 0.45))
  const list = room - detailHeight - 1
  return { list, listWidth: width, detail: 'below', detailHeight, detailWidth: width }
}
