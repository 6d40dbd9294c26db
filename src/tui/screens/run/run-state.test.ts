/** A run: what keys make of its list and its filter. */
import { describe, expect, it } from 'vitest'
import { draftAfter } from './draft.ts'
import { type RunAction, type RunState, reduceRun, runStart } from './run-state.ts'

const start = runStart('r')
const data = {
  ...{ list: { selected: 3, top: 0 }, count: 50, height: 10, total: 50 },
  indexAt: (position: number) => (position < 50 ? position * 2 : undefined),
}
const next = (state: RunState, action: RunAction) => reduceRun(state, action, data).state

describe('the list', () => {
  it('remembers the selected row by its index', () => {
    expect(next(start, { type: 'moved', by: 1, unit: 'line' })).toMatchObject({
      list: { selected: 4 },
      index: 8,
    })
  })

  it('opens the selected row, with the filter it is seen through', () => {
    const state = { ...start, filter: { which: 'failing' as const } }
    expect(reduceRun(state, { type: 'opened' }, data).go).toEqual({
      ...{ screen: 'row', runId: 'r', index: 6, position: 3 },
      filter: { which: 'failing' },
    })
  })

  it('opens nothing when there is no row', () => {
    expect(reduceRun(start, { type: 'opened' }, { ...data, indexAt: () => undefined })).toEqual({
      state: start,
    })
  })
})

describe('the filter', () => {
  it.each([
    { from: undefined, action: 'failing-toggled', to: 'failing' },
    { from: 'failing', action: 'failing-toggled', to: 'all' },
    { from: 'failing', action: 'errors-toggled', to: 'errors' },
    { from: 'errors', action: 'errors-toggled', to: 'all' },
    { from: 'errors', action: 'failing-toggled', to: 'failing' },
  ] as const)('$action turns $from into $to', ({ from, action, to }) => {
    const state = next({ ...start, filter: { which: from, text: 'x' }, index: 9 }, { type: action })
    expect(state).toMatchObject({ filter: { which: to, text: 'x' }, list: { selected: 0, top: 0 } })
    expect(state.index).toBeUndefined()
  })

  it('follows what is typed', () => {
    let state = next(start, { type: 'search-opened' })
    expect(state.draft).toBe('')
    state = next(state, { type: 'typed', text: 'ab' })
    expect(state).toMatchObject({ draft: 'ab', filter: { text: 'ab' } })
    state = next(state, { type: 'erased', what: 'letter' })
    expect(next(state, { type: 'search-accepted' })).toMatchObject({
      draft: undefined,
      filter: { text: 'a' },
    })
    expect(next(state, { type: 'filter-cleared' })).toMatchObject({ draft: undefined, filter: {} })
  })

  it('waits for enter where searching takes long', () => {
    const typed = reduceRun(
      { ...start, draft: '' },
      { type: 'typed', text: 'a' },
      { ...data, total: 100_000 },
    ).state
    expect(typed).toMatchObject({ draft: 'a', filter: {} })
    expect(next(typed, { type: 'search-accepted' }).filter.text).toBe('a')
  })

  it('is edited from where it was', () => {
    expect(next({ ...start, filter: { text: 'old' } }, { type: 'search-opened' }).draft).toBe('old')
  })
})

describe('draftAfter', () => {
  it.each([
    { draft: 'ab', edit: { type: 'typed', text: '漢' }, to: 'ab漢' },
    { draft: 'a', edit: { type: 'typed', text: '\x1b]52;c;x\x07b\nc' }, to: 'ab c' },
    { draft: 'ae\u0301', edit: { type: 'erased', what: 'letter' }, to: 'a' },
    { draft: '', edit: { type: 'erased', what: 'letter' }, to: '' },
    { draft: 'two words ', edit: { type: 'erased', what: 'word' }, to: 'two ' },
    { draft: 'two words', edit: { type: 'erased', what: 'all' }, to: '' },
  ] as const)('$draft with $edit', ({ draft, edit, to }) => {
    expect(draftAfter(draft, edit)).toBe(to)
  })
})
