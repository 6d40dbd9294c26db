/** Tables that fit: columns go by priority as the width shrinks, the rest share what is left, nothing wraps. */
import { cleanLine } from '../text/clean.ts'
import { cutStart, pad, widthOf } from '../text/fit.ts'
import { fitLine, type Line, lineText, lineWidth, padLine, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { Order } from '../workbench.ts'

/** One column of a table. */
export interface Column<T> {
  readonly title: string
  readonly min: number
  /** Columns it may grow to. @default min */
  readonly max?: number | undefined
  /** Columns with greater numbers are left out first. */
  readonly priority: number
  readonly align?: 'left' | 'right' | undefined
  /** Which end of a long text goes. @default 'end' */
  readonly cutAt?: 'start' | 'end' | undefined
  /** The field it is sorted by. @default it is not */
  readonly by?: string | undefined
  readonly cell: (item: T, width: number) => Line
}

/** A column with its width. */
export interface PlacedColumn<T> {
  readonly column: Column<T>
  readonly width: number
}

const gap = 2

/** The columns that fit, in their order, with their widths; the one that is sorted by is among them. */
export function placeColumns<T>(
  columns: readonly Column<T>[],
  width: number,
  order?: Order | undefined,
): PlacedColumn<T>[] {
  const kept = new Set<Column<T>>()
  let room = width + gap
  const rank = ({ by, priority }: Column<T>) => (by !== undefined && by === order?.by ? -1 : priority)
  for (const column of [...columns].sort((a, b) => rank(a) - rank(b))) {
    if (column.min + gap > room) break
    kept.add(column)
    room -= column.min + gap
  }
  return grow(
    columns.filter((column) => kept.has(column)),
    room,
  )
}

/** The titles; the one that is sorted by tells in which direction. */
export function titleLine<T>(
  placed: readonly PlacedColumn<T>[],
  signs: Signs,
  order?: Order | undefined,
): Line {
  return placed.flatMap(({ column, width }, i) => {
    const isSorted = column.by !== undefined && column.by === order?.by
    const sign = order?.isReverse ? signs.down : signs.up
    // In place of a space where there is one: the title then stands where it stood.
    const title = isSorted
      ? span(sign + column.title.replace(/^ /, ''), 'accent')
      : span(column.title, 'muted')
    return cellOf([title], { column, width, isLast: i === placed.length - 1, signs })
  })
}

/** One item, each cell in its column. */
export function itemLine<T>(placed: readonly PlacedColumn<T>[], item: T, signs: Signs): Line {
  return placed.flatMap(({ column, width }, i) =>
    cellOf(column.cell(item, width), { column, width, isLast: i === placed.length - 1, signs }),
  )
}

/** Shares `room` among the columns by priority. */
function grow<T>(columns: readonly Column<T>[], room: number): PlacedColumn<T>[] {
  const widths = new Map(columns.map((column) => [column, column.min]))
  let left = room
  for (const column of [...columns].sort((a, b) => a.priority - b.priority)) {
    const more = Math.min(left, (column.max ?? column.min) - column.min)
    widths.set(column, column.min + more)
    left -= more
  }
  return columns.map((column) => ({ column, width: widths.get(column) ?? column.min }))
}

interface CellPlace {
  readonly column: Pick<Column<never>, 'align' | 'cutAt'>
  readonly width: number
  readonly isLast: boolean
  readonly signs: Signs
}

function cellOf(cell: Line, { column, width, isLast, signs }: CellPlace): Line {
  const fitted =
    column.cutAt === 'start' ? cutAtStart(cell, width, signs) : fitLine(cell, width, signs.ellipsis)
  const space = span(' '.repeat(Math.max(0, width - lineWidth(fitted))))
  if (column.align === 'right') return isLast ? [space, ...fitted] : [space, ...fitted, span(' '.repeat(gap))]
  return isLast ? fitted : padLine(fitted, width + gap)
}

function cutAtStart(cell: Line, width: number, signs: Signs): Line {
  const text = cleanLine(lineText(cell))
  const shown = widthOf(text) > width ? pad(cutStart(text, width, signs.ellipsis), width) : text
  return [span(shown, cell[0]?.tone)]
}
