/** What Ink hands over, as names of keys. */
import type { Key } from 'ink'
import { describe, expect, it } from 'vitest'
import { pressesOf } from './key-press.ts'

const none = {} as Key
const names = (input: string, key: Partial<Key> = {}) =>
  pressesOf(input, { ...none, ...key }).map(({ name }) => name)

describe('pressesOf', () => {
  it.each([
    { input: 'j', key: {}, expected: ['j'] },
    { input: 'G', key: { shift: true }, expected: ['G'] },
    { input: ' ', key: {}, expected: ['space'] },
    { input: '\n', key: {}, expected: ['enter'] },
    { input: '', key: { return: true }, expected: ['enter'] },
    { input: '', key: { downArrow: true }, expected: ['down'] },
    { input: '', key: { escape: true, meta: true }, expected: ['esc'] },
    { input: '', key: { tab: true }, expected: ['tab'] },
    { input: '', key: { tab: true, shift: true }, expected: ['shift-tab'] },
    { input: 'd', key: { ctrl: true }, expected: ['ctrl-d'] },
    { input: 'x', key: { meta: true }, expected: ['alt-x'] },
    { input: 'j', key: { eventType: 'release' as const }, expected: [] },
    { input: '', key: {}, expected: ['f1'] },
  ])('$expected', ({ input, key, expected }) => {
    expect(names(input, key)).toEqual(expected)
  })

  it('takes fast typing apart', () => {
    expect(names('jjG\r/é漢')).toEqual(['j', 'j', 'G', 'enter', '/', 'é', '漢'])
  })

  it('types only what can be seen', () => {
    expect(pressesOf('a \x15\x7f\x1c\x9b', none)).toEqual([
      { name: 'a', text: 'a' },
      { name: 'space', text: ' ' },
      { name: 'ctrl-u', text: '' },
      { name: 'backspace', text: '' },
    ])
  })
})
