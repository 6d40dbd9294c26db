/** A run: what keys make of its rows, its tabs and its parts. */
import { describe, expect, it } from 'vitest'
import { rowFields } from '../../filter/fields.ts'
import { type RunAction, type RunState, reduceRun, rowsSorting, runStart } from './run-state.ts'

const start = runStart('r')
const slices = [
  { key: 'domain', value: 'public health' },
  { key: 'size', value: null },
]
const data = {
  ...{ list: { selected: 3, top: 0 }, count: 50, height: 10, fields: rowFields, sorting: rowsSorting },
  ...{ filter: { which: 'failing' as const }, detailCount: 30, detailHeight: 10, seek: () => undefined },
  idAt: (position: number): number | undefined => (position < 50 ? position * 2 : undefined),
  idsAt: () => [],
  seekFailing: (by: 1 | -1) => (by === 1 ? { index: 14, position: 7 } : undefined),
  slices: { list: { selected: 0, top: 0 }, count: 2, height: 5, at: (position: number) => slices[position] },
}
const next = (state: RunState, ...actions: RunAction[]) =>
  actions.reduce((each, action) => reduceRun(each, action, data).state, state)
const down: RunAction = { type: 'moved', by: 1, unit: 'line' }
const up: RunAction = { type: 'moved', by: -1, unit: 'line' }

describe('the rows', () => {
  it('remember the selected one by its index', () => {
    expect(next(start, down)).toMatchObject({ list: { selected: 4 }, at: 8 })
  })

  it('open, with the filter they are seen through', () => {
    expect(reduceRun(start, { type: 'opened' }, data).go).toEqual({
      ...{ screen: 'row', runId: 'r', index: 6, position: 3 },
      filter: { which: 'failing' },
    })
    const none = { ...data, idAt: () => undefined }
    expect(reduceRun(start, { type: 'opened' }, none)).toEqual({ state: start })
  })

  it('lead to the next failing one, or say that there is none', () => {
    expect(next(start, { type: 'failing-sought', by: 1 })).toMatchObject({ list: { selected: 7 }, at: 14 })
    expect(reduceRun(start, { type: 'failing-sought', by: -1 }, data)).toEqual({
      state: start,
      note: 'No failing row before this one.',
    })
  })

  it('are followed until one moves up', () => {
    const following = next(start, { type: 'follow-turned' })
    expect([following.isFollowing, next(following, down).isFollowing]).toEqual([true, true])
    expect(next(following, up).isFollowing).toBe(false)
    expect(next(following, { type: 'follow-turned' }).isFollowing).toBe(false)
  })
})

describe('the tabs', () => {
  it.each([
    { from: 'all', by: 1, to: 'failing' },
    { from: 'slices', by: 1, to: 'all' },
    { from: 'all', by: -1, to: 'slices' },
    { from: 'errors', by: -1, to: 'failing' },
  ] as const)('turn from $from by $by to $to', ({ from, by, to }) => {
    const state = next({ ...start, tab: from, at: 9 }, { type: 'tab-turned', by })
    expect(state).toMatchObject({ tab: to, list: { selected: 0, top: 0 }, at: undefined })
  })
})

describe('the slices', () => {
  const on: RunState = { ...start, tab: 'slices' }

  it('have a list of their own', () => {
    expect(next(on, down)).toMatchObject({ slices: { selected: 1 }, list: start.list })
  })

  it.each([
    { selected: 0, filter: 'meta.domain:"public health"' },
    { selected: 1, filter: '!meta.size:*' },
  ])('open as $filter', ({ selected, filter }) => {
    const at = { ...data, slices: { ...data.slices, list: { selected, top: 0 } } }
    expect(reduceRun(on, { type: 'opened' }, at).state).toMatchObject({ tab: 'all', filter })
  })

  it('open nothing where there are none', () => {
    const none = { ...data, slices: { ...data.slices, at: () => undefined } }
    expect(reduceRun(on, { type: 'opened' }, none).state).toBe(on)
  })
})

describe('the parts', () => {
  it('take the keys in turn, and stand alone', () => {
    const detail = next(start, { type: 'pane-turned' }, { type: 'zoom-turned' })
    expect(detail).toMatchObject({ pane: 'detail', isZoomed: true })
    expect(next(detail, { type: 'pane-turned' }, { type: 'zoom-turned' })).toMatchObject({
      ...{ pane: 'list', isZoomed: false },
    })
  })

  it('move the details within their lines, and begin anew with another row', () => {
    const detail = next(start, { type: 'pane-turned' })
    expect(next(detail, down, down)).toMatchObject({ detailTop: 2, list: start.list })
    expect(next(detail, { type: 'moved', by: 1, unit: 'all' }).detailTop).toBe(20)
    expect(next(detail, down, { type: 'pane-turned' }, down).detailTop).toBe(0)
  })
})
