/** Compiled programs: kept by content, found by hash, prefix and name. */
import { describe, expect, it } from 'vitest'
import { InputError } from '../engine/index.ts'
import { manualClock, testStore, thrownBy } from './test-support.ts'
import type { StoredProgram } from './types.ts'

function program(
  hash: string,
  name: string,
  own: Partial<StoredProgram> = {},
): Omit<StoredProgram, 'createdAt'> {
  return {
    hash,
    name,
    task: 'hmw',
    state: { self: { instructions: 'Ask.', demos: [{ question: 'Größe?', score: 9.5 }] } },
    lineage: { optimizer: 'labeled-few-shot', seed: 0, parent: null },
    ...own,
  }
}

describe('putProgram', () => {
  it('keeps everything, and when', () => {
    const clock = manualClock('2026-11-23T00:35:12.345Z')
    const store = testStore(':memory:', { now: clock.now })
    const expected = { ...program('ab12', 'hmw'), createdAt: '2026-11-23T00:35:12.345Z' }
    expect(store.putProgram(program('ab12', 'hmw'))).toEqual(expected)
    expect(store.program('ab12')).toEqual(expected)
    expect(store.programs()).toEqual([expected])
  })

  it('keeps one content under several names', () => {
    const store = testStore()
    store.putProgram(program('ab12', 'hmw'))
    store.putProgram(program('ab12', 'hmw@production'))
    expect(store.program('hmw')?.hash).toBe('ab12')
    expect(store.program('hmw@production')?.hash).toBe('ab12')
    expect(store.programs().map(({ name }) => name)).toEqual(['hmw@production', 'hmw'])
  })

  it('renews what it has, so that a name may return to an older content', () => {
    const clock = manualClock()
    const store = testStore(':memory:', { now: clock.now })
    for (const hash of ['old', 'new', 'old']) {
      store.putProgram(program(hash, 'hmw', { lineage: { at: clock.now().toISOString() } }))
      clock.advance(1000)
    }
    expect(store.programs()).toHaveLength(2)
    expect(store.program('hmw')).toMatchObject({ hash: 'old', createdAt: '2026-11-23T00:35:14.345Z' })
    expect(store.program('old')?.lineage).toEqual({ at: '2026-11-23T00:35:14.345Z' })
  })
})

describe('program', () => {
  it.each([
    { ref: 'ab12', hash: 'ab12' },
    { ref: 'ab1299', hash: 'ab1299' },
    { ref: 'ab129', hash: 'ab1299' },
    { ref: 'c', hash: 'cd34' },
    { ref: 'hmw', hash: 'cd34' },
    { ref: 'ab', hash: 'ffff' },
  ])('finds $ref', ({ ref, hash }) => {
    const store = testStore()
    store.putProgram(program('ab12', 'hmw'))
    store.putProgram(program('ab1299', 'other'))
    store.putProgram(program('cd34', 'hmw'))
    store.putProgram(program('ffff', 'ab'))
    expect(store.program(ref)?.hash).toBe(hash)
  })

  it.each(['nope', '', '%', 'ab12345'])('is undefined when there is no `%s`', (ref) => {
    const store = testStore()
    store.putProgram(program('ab12', 'hmw'))
    expect(store.program(ref)).toBeUndefined()
  })

  it('names the candidates of an ambiguous prefix', () => {
    const store = testStore()
    store.putProgram(program('ab12', 'one'))
    store.putProgram(program('ab34', 'two'))
    store.putProgram(program('ab34', 'three'))
    const error = thrownBy(() => store.program('ab'))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: 'ambiguous_program', details: { candidates: ['ab34', 'ab12'] } })
    expect(store.program('ab3')?.name).toBe('three')
  })
})
