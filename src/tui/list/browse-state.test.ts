/** A list one browses: filters, orders, marks and matches, whatever it lists. */
import { describe, expect, it } from 'vitest'
import { rowFields } from '../filter/fields.ts'
import { fieldOf, textOf } from '../input/text-field.ts'
import { type BrowseAction, type Browsing, browsed, browsingStart, type Listed } from './browse-state.ts'
import { isMarkedAt } from './marks.ts'
import { nextOrder, reversedOrder, type Sorting } from './sorting.ts'

const sorting: Sorting = { usual: { by: 'index' }, turns: [{ by: 'score' }, { by: 'cost', isReverse: true }] }
const data: Listed<number> = {
  ...{ list: { selected: 3, top: 0 }, count: 10, height: 5, fields: rowFields, sorting },
  idAt: (position) => (position < 10 ? 10 * position : undefined),
  idsAt: (from, count) => Array.from({ length: count }, (_, i) => 10 * (from + i)),
  seek: (terms, by) => (terms.length === 0 ? undefined : 3 + 2 * by),
}
const start = browsingStart<number>()
const stateAfter = (state: Browsing<number>, ...actions: BrowseAction[]) =>
  actions.reduce((each, action) => browsed(each, action, data), state)
const typed = (text: string): BrowseAction => ({ type: 'typed', text })

describe('the filter', () => {
  it.each([
    { name: 'follows what is typed', actions: [typed('lima')], draft: 'lima', filter: 'lima' },
    { name: 'waits while it means nothing', actions: [typed('score:<')], draft: 'score:<', filter: '' },
    {
      name: 'follows again as soon as it means something',
      actions: [typed('score:<'), typed('1')],
      ...{ draft: 'score:<1', filter: 'score:<1' },
    },
    {
      name: 'goes back when letters are erased',
      actions: [typed('ab'), { type: 'erased', what: 'letter' }],
      ...{ draft: 'a', filter: 'a' },
    },
    {
      name: 'can be mended where the cursor is',
      actions: [typed('b'), { type: 'cursor-moved', to: 'start' }, typed('a')],
      ...{ draft: 'ab', filter: 'ab' },
    },
    { name: 'is kept', actions: [typed('ab'), { type: 'filter-kept' }], draft: undefined, filter: 'ab' },
    { name: 'is cleared', actions: [typed('ab'), { type: 'filter-cleared' }], draft: undefined, filter: '' },
  ] as { name: string; actions: BrowseAction[]; draft?: string; filter: string }[])(
    '$name',
    ({ actions, draft, filter }) => {
      const state = stateAfter(start, { type: 'filter-opened' }, ...actions)
      expect([state.draft && textOf(state.draft), state.filter]).toEqual([draft, filter])
    },
  )

  it('is edited from where it was, and keeps the selected thing when it goes', () => {
    expect(stateAfter({ ...start, filter: 'old' }, { type: 'filter-opened' }).draft).toEqual(fieldOf('old'))
    expect(stateAfter({ ...start, filter: 'old' }, { type: 'filter-cleared' })).toMatchObject({
      at: 30,
      sought: 'old',
    })
  })

  it('begins at the first match', () => {
    expect(stateAfter({ ...start, list: { selected: 8, top: 4 }, at: 80 }, typed('x'))).toMatchObject({
      ...{ list: { selected: 0, top: 0 }, at: undefined },
    })
  })
})

describe('matches', () => {
  it.each([
    { by: 1, selected: 5, at: 50 },
    { by: -1, selected: 1, at: 10 },
  ] as const)('of the last filter are found by $by', ({ by, selected, at }) => {
    const state = stateAfter({ ...start, sought: 'lima' }, { type: 'match-sought', by })
    expect(state).toMatchObject({ list: { selected }, at })
  })

  it('are none where nothing was sought', () => {
    expect(stateAfter(start, { type: 'match-sought', by: 1 })).toBe(start)
  })
})

describe('the order', () => {
  it('goes through the turns and back to the usual', () => {
    const first = nextOrder(undefined, sorting)
    const second = nextOrder(first, sorting)
    expect([first, second, nextOrder(second, sorting)]).toEqual([...sorting.turns, undefined])
  })

  it.each([
    { order: undefined, reversed: { by: 'index', isReverse: true } },
    { order: { by: 'index', isReverse: true }, reversed: undefined },
    { order: { by: 'score' }, reversed: { by: 'score', isReverse: true } },
    { order: { by: 'score', isReverse: true }, reversed: { by: 'score', isReverse: false } },
  ])('$order the other way round is $reversed', ({ order, reversed }) => {
    expect(reversedOrder(order, sorting)).toEqual(reversed)
  })

  it('shows the first things of it', () => {
    expect(stateAfter({ ...start, list: { selected: 8, top: 4 }, at: 80 }, { type: 'sorted' })).toMatchObject(
      {
        ...{ order: { by: 'score' }, list: { selected: 0, top: 0 }, at: undefined },
      },
    )
  })
})

describe('marks', () => {
  const ids = (state: Browsing<number>) => [...state.marks.ids]

  it.each([
    { name: 'one', actions: [{ type: 'marked' }], marked: [30] },
    { name: 'one and not any more', actions: [{ type: 'marked' }, { type: 'marked' }], marked: [] },
    { name: 'all', actions: [{ type: 'all-marked' }], marked: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] },
    { name: 'all and none', actions: [{ type: 'all-marked' }, { type: 'all-marked' }], marked: [] },
    { name: 'none any more', actions: [{ type: 'marked' }, { type: 'marks-cleared' }], marked: [] },
    {
      name: 'what was, when a range is given up',
      actions: [{ type: 'marked' }, { type: 'range-turned' }, { type: 'marks-cleared' }],
      marked: [30],
    },
  ] as { name: string; actions: BrowseAction[]; marked: number[] }[])('$name', ({ actions, marked }) => {
    expect(ids(stateAfter(start, ...actions))).toEqual(marked)
  })

  it.each([
    { from: 1, marked: [10, 20, 30] },
    { from: 5, marked: [30, 40, 50] },
  ])('a range from $from to here', ({ from, marked }) => {
    const open: Browsing<number> = { ...start, marks: { ids: new Set(), from } }
    expect(isMarkedAt(open.marks, 99, { at: 3, selected: 3 })).toBe(true)
    expect(isMarkedAt(open.marks, 99, { at: 9, selected: 3 })).toBe(false)
    const closed = stateAfter(open, { type: 'range-turned' })
    expect([ids(closed), closed.marks.from]).toEqual([marked, undefined])
  })
})
