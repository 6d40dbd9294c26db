/** A row: what keys make of its tabs, its calls, and the rows around it. */
import { describe, expect, it } from 'vitest'
import { reduceRow, rowStart } from './row-state.ts'

const start = rowStart({ screen: 'row', runId: 'r', index: 7, filter: {}, position: 7 })
const data = {
  ...{ count: 100, height: 20, tabCount: 4, calls: [{}, {}] },
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
