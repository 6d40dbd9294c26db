/** A document: what keys make of its tabs and its lines. */
import { describe, expect, it } from 'vitest'
import { documentKeys, documentStart, reduceDocument } from './document.ts'

const data = {
  ...{ tab: 1, top: 4, isWrapped: true, titles: ['Prompt', 'Lineage'], count: 100, height: 20 },
  ...{ chosen: undefined, value: undefined },
}
const state = { ...documentStart, tab: 1, top: 4 }

describe('reduceDocument', () => {
  it.each([
    { action: { type: 'moved', by: 1, unit: 'half' }, change: { top: 14 } },
    { action: { type: 'moved', by: 1, unit: 'all' }, change: { top: 80 } },
    { action: { type: 'tab-turned', by: 1 }, change: { tab: 0, top: 0 } },
    { action: { type: 'tab-turned', by: -1 }, change: { tab: 0, top: 0 } },
    { action: { type: 'wrap-toggled' }, change: { isWrapped: false, top: 0 } },
  ] as const)('$action.type leads to $change', ({ action, change }) => {
    expect(reduceDocument(state, action, data)).toEqual({ state: { ...state, ...change } })
  })
})

describe('documentKeys', () => {
  it('turn tabs only where there are several', () => {
    const keysOf = (titles: string[]) => documentKeys({ titles }).flatMap(({ keys }) => keys)
    expect(keysOf(['Prompt'])).not.toContain('tab')
    expect(keysOf(['Prompt', 'Lineage'])).toContain('tab')
  })
})
