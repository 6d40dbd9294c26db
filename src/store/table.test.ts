/** Columns and tables: values in and out, and the SQL made of them. */
import { describe, expect, it } from 'vitest'
import { flag, json, optional, plain } from './column.ts'
import { table } from './table.ts'

interface Item {
  readonly id: string
  readonly size: number | null
  readonly isNew: boolean
  readonly note?: string | undefined
  readonly tags?: readonly string[] | undefined
}

const items = table<Item>('items', {
  id: plain('id'),
  size: plain('item_size'),
  isNew: flag('is_new'),
  note: optional(plain('note')),
  tags: optional(json('tags')),
})

describe('table', () => {
  it('names columns as fields when it reads', () => {
    expect(items.list).toBe(
      'items.id AS "id", items.item_size AS "size", items.is_new AS "isNew", items.note AS "note", items.tags AS "tags"',
    )
  })

  it('inserts all columns', () => {
    expect(items.into).toBe('INTO items (id, item_size, is_new, note, tags) VALUES (?, ?, ?, ?, ?)')
  })

  it.each<{ item: Item; cells: unknown[] }>([
    { item: { id: 'a', size: 1.5, isNew: true, note: '', tags: [] }, cells: ['a', 1.5, 1, '', '[]'] },
    { item: { id: 'b', size: null, isNew: false }, cells: ['b', null, 0, null, null] },
  ])('gives back $item.id', ({ item, cells }) => {
    expect(items.write(item)).toEqual(cells)
    const [id, size, isNew, note, tags] = items.write(item)
    const read = items.read({
      id: id ?? null,
      size: size ?? null,
      isNew: isNew ?? null,
      note: note ?? null,
      tags: tags ?? null,
    })
    expect(read).toStrictEqual(item)
  })

  it('writes undefined as missing', () => {
    expect(items.write({ id: 'c', size: 0, isNew: false, note: undefined, tags: undefined })).toEqual([
      'c',
      0,
      0,
      null,
      null,
    ])
  })

  it('changes the fields that are named, also those named undefined', () => {
    expect(items.change({ note: undefined, isNew: false })).toEqual({
      set: 'is_new = ?, note = ?',
      cells: [0, null],
    })
    expect(items.change({})).toEqual({ set: '', cells: [] })
  })
})
