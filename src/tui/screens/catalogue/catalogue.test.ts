/** A catalogue: what keys make of the selected item, and where its links lead. */
import { describe, expect, it } from 'vitest'
import { catalogueKeys, reduceCatalogue } from './catalogue.ts'

const of = {
  noun: 'run',
  open: (id: string) => ({ screen: 'run', runId: id }) as const,
  links: [
    { key: 'p', does: 'open the program', hint: 'program', open: () => ({ screen: 'programs' }) as const },
  ],
}
const data = { list: { selected: 3, top: 0 }, count: 30, height: 10, selected: 'a' }

describe('reduceCatalogue', () => {
  it.each([
    { action: { type: 'moved', by: 1, unit: 'line' }, list: { selected: 4, top: 0 }, go: undefined },
    { action: { type: 'moved', by: 1, unit: 'all' }, list: { selected: 29, top: 20 }, go: undefined },
    { action: { type: 'opened' }, list: data.list, go: { screen: 'run', runId: 'a' } },
    { action: { type: 'followed', link: 0 }, list: data.list, go: { screen: 'programs' } },
    { action: { type: 'followed', link: 1 }, list: data.list, go: undefined },
  ] as const)('$action.type leads to $go', ({ action, list, go }) => {
    const step = reduceCatalogue(of, action, data)
    expect([step.state, step.go]).toEqual([{ list }, go])
  })

  it('opens nothing where nothing is selected', () => {
    const none = { ...data, selected: undefined, count: 0 }
    expect(reduceCatalogue(of, { type: 'opened' }, none).go).toBeUndefined()
  })
})

describe('catalogueKeys', () => {
  it('has the links beside the way in, and nothing in an empty catalogue', () => {
    expect(catalogueKeys(of, 1).map(({ keys: [key] }) => key)).toEqual(
      expect.arrayContaining(['enter', 'p', 'j']),
    )
    expect(catalogueKeys(of, 0)).toEqual([])
  })
})
