/** A row: what keys make of its tabs, its calls, and the rows around it. */
import { describe, expect, it } from 'vitest'
import { fakeRow } from '../../testing/fake-browser.ts'
import { reduceRow, rowStart } from './row-state.ts'

const start = rowStart({ screen: 'row', runId: 'r', index: 7, filter: {}, position: 7 })
const data = {
  ...{ count: 100, height: 20, tabCount: 4, calls: [{}, {}], promptTab: 1, row: fakeRow(7) },
  nextRow: (by: number) => (by > 0 ? { index: 8, position: 8 } : undefined),
  nextFailing: (by: number) => (by < 0 ? { index: 2, position: 2 } : undefined),
}

describe('reduceRow', () => {
  it.each([
    { tab: 0, by: 1, to: 1 },
    { tab: 3, by: 1, to: 0 },
    { tab: 0, by: -1, to: 3 },
  ] as const)('turns tab $tab by $by to $to', ({ tab, by, to }) => {
    const { state } = reduceRow({ ...start, tab, top: 30 }, { type: 'tab-turned', by }, data)
    expect(state).toMatchObject({ tab: to, top: 0 })
  })

  it.each([
    { call: 0, by: 1, to: 1, top: 0 },
    { call: 1, by: 1, to: 1, top: 5 },
    { call: 0, by: -1, to: 0, top: 5 },
  ] as const)('turns call $call by $by to $to', ({ call, by, to, top }) => {
    expect(reduceRow({ ...start, call, top: 5 }, { type: 'call-turned', by }, data).state).toMatchObject({
      call: to,
      top,
    })
  })

  it('goes to the exact prompt from any tab', () => {
    const { state } = reduceRow({ ...start, tab: 3, top: 9 }, { type: 'prompt-shown' }, data)
    expect(state).toEqual({ ...start, tab: 1 })
  })

  it('cuts long lines instead of continuing them, and back, from the top', () => {
    const cut = reduceRow({ ...start, top: 9 }, { type: 'wrap-toggled' }, data).state
    expect(cut).toEqual({ ...start, isWrapped: false })
    expect(reduceRow(cut, { type: 'wrap-toggled' }, data).state).toEqual(start)
  })

  it.each([
    { as: 'accepted', act: { type: 'work' } },
    { as: 'rejected', act: { type: 'work' } },
    { as: 'corrected', act: { type: 'open', in: 'editor', name: 'prediction.json' } },
  ] as const)('labels as $as by $act.type', ({ as, act }) => {
    expect(reduceRow(start, { type: 'labelled', as }, data)).toMatchObject({ state: start, act })
  })

  it('scrolls', () => {
    expect(reduceRow(start, { type: 'moved', by: 1, unit: 'half' }, data).state.top).toBe(10)
  })

  it('turns to other rows, keeping the tab', () => {
    const state = { ...start, tab: 2, call: 1, top: 9 }
    expect(reduceRow(state, { type: 'row-turned', by: 1 }, data)).toEqual({
      state: { ...state, index: 8, position: 8, call: 0, top: 0 },
    })
    expect(reduceRow(state, { type: 'failing-sought', by: -1 }, data).state.index).toBe(2)
  })

  it('stays and says so where there is none', () => {
    expect(reduceRow(start, { type: 'row-turned', by: -1 }, data)).toEqual({
      state: start,
      note: 'No row before this one.',
    })
    expect(reduceRow(start, { type: 'failing-sought', by: 1 }, data).note).toBe(
      'No failing row after this one.',
    )
  })
})
