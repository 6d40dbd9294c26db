/** Reading page by page: little is asked, and rows are found where they stand. */
import { describe, expect, it, vi } from 'vitest'
import { fakeBrowser, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import type { Term } from '../workbench.ts'
import { pageSize, readWindow } from './pages.ts'
import { readerOf } from './reader.ts'
import { neighbour, positionOf, rowAt, sought } from './row-position.ts'

const runId = fakeRun().id
const rows = Array.from({ length: 300 }, (_, i) => fakeRow(i))

describe('readWindow', () => {
  const numbers = Array.from({ length: 200 }, (_, i) => i)
  const read = vi.fn(({ offset, limit }: { offset: number; limit: number }) =>
    numbers.slice(offset, offset + limit),
  )

  it.each([
    { from: 0, count: 3, items: [0, 1, 2], pages: 1 },
    { from: pageSize - 1, count: 2, items: [pageSize - 1, pageSize], pages: 2 },
    { from: 198, count: 10, items: [198, 199], pages: 1 },
    { from: 500, count: 2, items: [], pages: 1 },
    { from: 5, count: 0, items: [], pages: 0 },
  ])('$count from $from', ({ from, count, items, pages }) => {
    read.mockClear()
    expect(readWindow(read, from, count)).toEqual(items)
    expect(read).toHaveBeenCalledTimes(pages)
  })
})

describe('readerOf', () => {
  it('asks the store once for the same thing, and again when fresh', () => {
    const browser = fakeBrowser()
    const ask = vi.spyOn(browser, 'rows')
    const reader = readerOf(browser)
    reader.rows({ runId, limit: 2 })
    reader.rows({ runId, limit: 2 })
    expect(ask).toHaveBeenCalledTimes(1)
    reader.rows({ runId, limit: 3 })
    reader.fresh().rows({ runId, limit: 2 })
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it('forgets the oldest, and never what threw', () => {
    const { remember } = readerOf(fakeBrowser())
    expect(() =>
      remember('bad', () => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(remember('bad', () => 'good')).toBe('good')
    for (let i = 0; i < 500; i++) remember(`other ${i}`, () => i)
    expect(remember('bad', () => 'made again')).toBe('made again')
  })
})

const nothing: Term = { field: 'text', op: 'holds', value: 'nothing has this' }
const lowest: Term = { field: 'score', op: '<', value: 0.1 }

describe('positions', () => {
  const walk = (filter = {}) => ({ reader: readerOf(fakeBrowser({ rows })), runId, filter })

  it.each([
    { filter: {}, index: 250, hint: 250, position: 250 },
    { filter: {}, index: 250, hint: 3, position: 250 },
    { filter: { which: 'failing' as const }, index: 4, hint: 0, position: 2 },
    { filter: { which: 'failing' as const }, index: 6, hint: 0, position: 4 },
    { filter: { which: 'errors' as const }, index: 299, hint: 0, position: 1 },
    { filter: { terms: [nothing] }, index: 9, hint: 0, position: 0 },
    { filter: { terms: [lowest] }, index: 5, hint: 0, position: 1 },
    { filter: { terms: [lowest] }, index: 9, hint: 0, position: 2 },
    { filter: { order: { by: 'index', isReverse: true } }, index: 9, hint: 0, position: 290 },
  ])('row $index of $filter is at $position', ({ filter, index, hint, position }) => {
    expect(positionOf(walk(filter), index, hint)).toBe(position)
  })

  it.each([
    { filter: {}, index: 5, by: 1, next: 6 },
    { filter: {}, index: 5, by: -1, next: 4 },
    { filter: {}, index: 0, by: -1, next: undefined },
    { filter: {}, index: 299, by: 1, next: undefined },
    { filter: { which: 'failing' }, index: 2, by: 1, next: 4 },
    { filter: { which: 'failing' }, index: 3, by: 1, next: 4 },
    { filter: { which: 'failing' }, index: 3, by: -1, next: 2 },
  ] as const)('from $index by $by to $next', ({ filter, index, by, next }) => {
    expect(neighbour(walk(filter), { index, position: 0 }, by)?.row.index).toBe(next)
  })

  it.each([
    { filter: {}, narrower: { which: 'failing' }, index: 2, by: 1, next: { index: 4, position: 4 } },
    { filter: {}, narrower: { terms: [lowest] }, index: 3, by: -1, next: { index: 2, position: 2 } },
    { filter: {}, narrower: { terms: [nothing] }, index: 3, by: 1, next: undefined },
    {
      filter: { which: 'failing' },
      narrower: { which: 'errors' },
      index: 2,
      by: 1,
      next: { index: 5, position: 3 },
    },
    {
      filter: { order: { by: 'index', isReverse: true } },
      narrower: { which: 'failing' },
      index: 4,
      by: 1,
      next: { index: 2, position: 297 },
    },
    {
      filter: { order: { by: 'index', isReverse: true } },
      narrower: { which: 'failing' },
      index: 2,
      by: -1,
      next: { index: 4, position: 295 },
    },
  ] as const)('from $index by $by among $narrower is $next', ({ filter, narrower, index, by, next }) => {
    const from = positionOf(walk(filter), index, 0)
    expect(sought(walk(filter), narrower, { index, position: from, by })).toEqual(next)
  })

  it('asks little when the hint is right', () => {
    const browser = fakeBrowser({ rows })
    const ask = vi.spyOn(browser, 'rows')
    const filtered = { reader: readerOf(browser), runId, filter: { which: 'failing' as const } }
    expect(positionOf(filtered, 4, 2)).toBe(2)
    expect(rowAt(filtered, 3)?.index).toBe(5)
    expect(ask).toHaveBeenCalledTimes(1)
  })
})
