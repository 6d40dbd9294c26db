/** Columns go by priority and never wrap. */
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { line, lineText, span } from '../text/line.ts'
import { unicodeSigns as signs } from '../theme/signs.ts'
import { type Column, itemLine, placeColumns, titleLine } from './columns.ts'

interface City {
  readonly name: string
  readonly people: number
  readonly path: string
}

const columns: readonly Column<City>[] = [
  { title: 'name', min: 6, max: 10, priority: 0, cell: ({ name }) => line(name, 'strong') },
  { title: 'people', min: 6, priority: 2, align: 'right', cell: ({ people }) => line(String(people)) },
  { title: 'path', min: 5, max: 20, priority: 1, cutAt: 'start', cell: ({ path }) => line(path) },
]
const city = { name: '東京都庁', people: 14_000_000, path: 'asia/japan/tokyo' }

describe('placeColumns', () => {
  it.each([
    { width: 5, shown: [] },
    { width: 6, shown: ['name 6'] },
    { width: 12, shown: ['name 10'] },
    { width: 13, shown: ['name 6', 'path 5'] },
    { width: 20, shown: ['name 10', 'path 8'] },
    { width: 21, shown: ['name 6', 'people 6', 'path 5'] },
    { width: 80, shown: ['name 10', 'people 6', 'path 20'] },
  ])('$width columns', ({ width, shown }) => {
    expect(placeColumns(columns, width).map(({ column, width }) => `${column.title} ${width}`)).toEqual(shown)
  })
})

describe('lines', () => {
  const placed = placeColumns(columns, 30)

  it('stand in line whatever they hold', () => {
    expect(lineText(titleLine(placed, signs))).toBe('name        people  path')
    expect(lineText(itemLine(placed, city, signs))).toBe('東京都庁    14000…  …pan/tokyo')
  })

  it.each([13, 21, 24, 33, 80])('take no more than %i columns', (width) => {
    const text = lineText(itemLine(placeColumns(columns, width), city, signs))
    expect(stringWidth(text)).toBeLessThanOrEqual(width)
  })

  it('keep the tone of a cell', () => {
    const [first] = itemLine(placed, city, signs)
    expect(first).toEqual(span('東京都庁', 'strong'))
  })
})
