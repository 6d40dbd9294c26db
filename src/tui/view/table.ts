/** A list as a table: titles, then the lines on screen with the selected one marked. */
import { itemLine, type PlacedColumn, titleLine } from '../list/columns.ts'
import { fitLine, type Line, lineText, padLine, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { Order } from '../workbench.ts'

/** Columns that the mark of the selected line takes. */
export const markWidth = 2

/** What to draw, and where. */
export interface TableView<T> {
  readonly placed: readonly PlacedColumn<T>[]
  readonly items: readonly T[]
  /** Which of the items is selected. */
  readonly selected: number
  /** Which of them are marked, by item and line. @default none */
  readonly isMarked?: ((item: T, line: number) => boolean) | undefined
  /** By what they are sorted. @default nothing a column would tell */
  readonly order?: Order | undefined
  readonly width: number
  readonly signs: Signs
}

/** One line of titles and one per item. */
export function tableLines<T>({
  placed,
  items,
  selected,
  isMarked,
  order,
  width,
  signs,
}: TableView<T>): Line[] {
  const lines = items.map((item, i) => {
    const cells = itemLine(placed, item, signs)
    const mark = isMarked?.(item, i) ? signs.marked : ' '
    return i === selected
      ? focused([span(signs.focus + mark), ...cells], width, signs)
      : [span(` ${mark}`, 'accent'), ...cells]
  })
  return [[span('  '), ...titleLine(placed, signs, order)], ...lines]
}

/** Drawn as one bar over the whole width, so that the eye finds it without reading. */
function focused(cells: Line, width: number, signs: Signs): Line {
  const fitted = fitLine(cells, width, signs.ellipsis)
  return [span(lineText(padLine(fitted, width)), 'focus')]
}
