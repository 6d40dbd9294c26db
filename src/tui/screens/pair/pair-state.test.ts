/** An example under two runs: what keys make of its tabs, its rows, and whose prediction is labelled. */
import { describe, expect, it } from 'vitest'
import { fakeRow } from '../../testing/fake-browser.ts'
import { pairStart, reducePair } from './pair-state.ts'

const start = pairStart({ screen: 'pair', a: 'a', b: 'b', place: 4, isAll: false })
const data = {
  ...{ count: 100, height: 20, callCount: 2, tabCount: 5, promptTab: 1, labelled: fakeRow(4) },
  nextPlace: (by: number) => (by > 0 ? 9 : undefined),
}

describe('reducePair', () => {
  it.each([
    { action: { type: 'tab-turned', by: -1 }, change: { tab: 4 } },
    { action: { type: 'prompt-shown' }, change: { tab: 1 } },
    { action: { type: 'diff-toggled' }, change: { isDiff: true } },
    { action: { type: 'call-turned', by: 1 }, change: { call: 1 } },
    { action: { type: 'side-chosen', side: 0 }, change: { side: 0 } },
    { action: { type: 'moved', by: 1, unit: 'page' }, change: { top: 19 } },
    { action: { type: 'row-turned', by: 1 }, change: { place: 9 } },
  ] as const)('$action.type leads to $change', ({ action, change }) => {
    expect(reducePair(start, action, data)).toEqual({ state: { ...start, ...change } })
  })

  it('stays and says so where there is no flip', () => {
    expect(reducePair(start, { type: 'row-turned', by: -1 }, data)).toEqual({
      state: start,
      note: 'No flip before this one.',
    })
  })

  it('labels the prediction of the side that was chosen', () => {
    expect(reducePair(start, { type: 'labelled', as: 'accepted' }, data)).toMatchObject({
      state: start,
      act: { type: 'work', work: { title: 'label' } },
    })
    const none = { ...data, labelled: undefined }
    expect(reducePair(start, { type: 'labelled', as: 'accepted' }, none).act).toBeUndefined()
  })
})
