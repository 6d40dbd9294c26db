/** Saved programs: read strictly, changed part by part. */
import { describe, expect, it } from 'vitest'
import { checkPaths, mapState, readProgramJson } from './state.ts'

const own = { instructions: 'Do.', demos: [{ a: 1 }] }
const saved = { schemaVersion: 1, name: 'p', state: { self: own } }

describe('a saved program', () => {
  it('is its state', () => {
    expect(readProgramJson(saved, ['self'])).toEqual({ self: own })
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'document'],
    ['text', 'x', 'document'],
    ['another version', { ...saved, schemaVersion: 2 }, 'schemaVersion'],
    ['no name', { schemaVersion: 1, state: {} }, 'name'],
    ['no state', { schemaVersion: 1, name: 'p' }, 'state'],
    ['a state without instructions', { ...saved, state: { self: { demos: [] } } }, 'state.self.instructions'],
    ['a demo that is no object', { ...saved, state: { self: { ...own, demos: [1] } } }, 'state.self.demos.0'],
  ])('is refused with %s', (_, json, where) => {
    expect(() => readProgramJson(json, ['self'])).toThrow(
      expect.objectContaining({ code: 'invalid_program', details: { where } }),
    )
  })

  it('is refused for other parts', () => {
    expect(() => readProgramJson(saved, ['search', 'answer'])).toThrow(
      expect.objectContaining({ details: { missing: ['search', 'answer'], unknown: ['self'] } }),
    )
  })
})

describe('a state', () => {
  it('has exactly the parts of its program', () => {
    const state = { a: own, b: own }
    expect(checkPaths(state, ['a', 'b'])).toBe(state)
    expect(() => checkPaths(state, ['a'])).toThrow('missing: none; unknown: b')
    expect(() => checkPaths({}, ['toString'])).toThrow('missing: toString')
    expect(() => checkPaths(null as never, ['a'])).toThrow(
      expect.objectContaining({ code: 'invalid_program' }),
    )
  })

  it.each([undefined, null, 'x', {}, { instructions: 'Do.' }, { ...own, demos: [null] }, { demos: [] }])(
    'is none of %o',
    (broken) => {
      expect(() => checkPaths({ a: own, b: broken as never }, ['a', 'b'])).toThrow(
        expect.objectContaining({ code: 'invalid_program', message: expect.stringContaining('the part b') }),
      )
    },
  )

  it('is changed part by part, the old one kept', () => {
    const state = Object.freeze({ a: Object.freeze(own), b: own })
    const changed = mapState(state, ({ demos }, path) => ({ instructions: path, demos }))
    expect(changed).toEqual({ a: { ...own, instructions: 'a' }, b: { ...own, instructions: 'b' } })
    expect(state.a.instructions).toBe('Do.')
  })
})
