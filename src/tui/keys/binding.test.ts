/** Tables of keys: looked up, laid over each other. */
import { describe, expect, it } from 'vitest'
import { anyText, type Binding, bind, layered, mapBindings, meaningOf } from './binding.ts'

const press = (name: string, text = '') => ({ name, text })
const typing: Binding<string> = { keys: [anyText], does: 'type', run: (text) => `typed ${text}` }

describe('meaningOf', () => {
  const table = [bind('j down', 'down', 'moved'), typing]

  it.each([
    { key: press('j', 'j'), means: 'moved' },
    { key: press('down'), means: 'moved' },
    { key: press('x', 'x'), means: 'typed x' },
    { key: press('paste', 'a b'), means: 'typed a b' },
    { key: press('up'), means: undefined },
  ])('$key.name', ({ key, means }) => {
    expect(meaningOf(table, key)).toBe(means)
  })
})

describe('layered', () => {
  it('lets the first table have a key, and drops what has none left', () => {
    const first = [bind('esc', 'clear', 1)]
    const second = [bind('esc h', 'back', 2), bind('esc', 'never', 3)]
    expect(layered(first, second).map(({ keys, does }) => [keys, does])).toEqual([
      [['esc'], 'clear'],
      [['h'], 'back'],
    ])
  })
})

describe('mapBindings', () => {
  it('changes what keys mean', () => {
    const [mapped] = mapBindings([bind('j', 'down', 2)], (n) => n * 10)
    expect([mapped?.run(''), mapped?.does]).toEqual([20, 'down'])
  })
})
