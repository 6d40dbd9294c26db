/** The palette: what is found, in which order, and what follows from choosing it. */
import { describe, expect, it } from 'vitest'
import { misfit } from './fuzzy.ts'
import {
  lookAtPalette,
  type PaletteEntry,
  paletteRows,
  paletteStart,
  reducePalette,
} from './palette-state.ts'

const entry = (title: string, command?: string): PaletteEntry => ({
  ...{ title, command, keys: ['x'] },
  act: { type: 'press', key: 'x' },
})
const entries = [
  entry('evaluate a task or a program', 'whetstone eval hmw'),
  entry('bless the run as baseline', 'whetstone runs bless 4f2a'),
  entry('delete the run', 'whetstone runs delete 4f2a --yes'),
  entry('open the run'),
]
const room = { height: 10 }

function found(query: string): readonly string[] {
  const typed = paletteStart(entries)
  const state = { ...typed, query: { before: query, after: '' } }
  return lookAtPalette(state, room).found.map(({ title }) => title.split(' ')[0] ?? '')
}

describe('a search', () => {
  it.each([
    ['', ['evaluate', 'bless', 'delete', 'open']],
    ['run', ['open', 'delete', 'bless']],
    ['DEL', ['delete']],
    ['b run', ['bless']],
    ['--yes', ['delete']],
    ['4f2a', ['bless', 'delete']],
    ['zzz', []],
  ])('for %j finds %j', (query, titles) => {
    expect([...found(query)].sort()).toEqual([...titles].sort())
  })

  it('puts titles before command lines', () => {
    expect(found('eval')[0]).toBe('evaluate')
    expect(found('bless')).toEqual(['bless'])
  })

  it.each([
    ['ba', 'a baseline', 'a cab abroad'],
    ['run', 'the run', 'read until now'],
    ['del', 'delete', 'model'],
  ])('%s fits %j better than %j', (query, better, worse) => {
    expect(misfit(query, better)).toBeLessThan(misfit(query, worse) ?? Number.POSITIVE_INFINITY)
  })

  it.each([
    ['xyz', 'nothing of it'],
    ['tuo', 'out'],
  ])('%s is not in %j', (query, text) => {
    expect(misfit(query, text)).toBeUndefined()
  })
})

describe('the palette', () => {
  const state = paletteStart(entries)
  const data = lookAtPalette(state, room)

  it('does what is selected, out of the palette', () => {
    const { state: down } = reducePalette(state, { type: 'selected', by: 1 }, data)
    const step = reducePalette(down, { type: 'chosen' }, lookAtPalette(down, room))
    expect(step).toMatchObject({ go: 'out', act: entries[1]?.act })
  })

  it('stays within what was found, and starts again at the best with each letter', () => {
    const { state: up } = reducePalette(state, { type: 'selected', by: -1 }, data)
    expect(lookAtPalette(up, room).list.selected).toBe(0)
    const { state: down } = reducePalette(state, { type: 'selected', by: 1 }, data)
    const { state: typed } = reducePalette(down, { type: 'typed', text: 'run' }, lookAtPalette(down, room))
    expect(lookAtPalette(typed, room).selected?.title).toBe('open the run')
  })

  it('copies the command line, and stays', () => {
    const step = reducePalette(state, { type: 'copied' }, data)
    expect(step.go).toBeUndefined()
    expect(step.act?.type === 'copy' && step.act.text()).toBe('whetstone eval hmw')
    const without = { ...data, selected: entries[3] }
    expect(reducePalette(state, { type: 'copied' }, without).note).toContain('no command line')
  })

  it('does nothing where nothing was found, and closes on esc', () => {
    const none = { ...data, found: [], selected: undefined }
    expect(reducePalette(state, { type: 'chosen' }, none)).toEqual({ state })
    expect(reducePalette(state, { type: 'closed' }, data).go).toBe('back')
  })

  it('takes no more rows than there are', () => {
    expect([paletteRows(state, { height: 40 }), paletteRows(state, { height: 5 })]).toEqual([7, 5])
  })
})
