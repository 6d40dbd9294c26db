/** Values of fields, short and in full. */
import { describe, expect, it } from 'vitest'
import { fullText, json, oneLine } from './value.ts'

describe('oneLine', () => {
  it.each([
    { value: 'text', text: 'text' },
    { value: ['a', 'b'], text: 'a / b' },
    { value: [1, 2], text: '[ 1, 2 ]' },
    { value: { a: ',"x": ' }, text: '{ "a": ",\\"x\\": " }' },
    { value: null, text: 'null' },
    { value: undefined, text: 'undefined' },
  ])('$text', ({ value, text }) => {
    expect(oneLine(value, 100)).toBe(text)
  })

  it('stops where it is told to', () => {
    expect([oneLine('abcdef', 3), oneLine(['ab', 'cd', 'ef'], 4), oneLine(12345, 2)]).toEqual([
      'abc',
      'ab /',
      '12',
    ])
  })
})

describe('fullText', () => {
  it.each([
    { value: 'a\nb', text: 'a\nb' },
    { value: ['a', 'b'], text: '1. a\n2. b' },
    { value: [], text: '[]' },
    { value: 5, text: '5' },
    { value: { a: 1 }, text: '{ "a": 1 }' },
  ])('$text', ({ value, text }) => {
    expect(fullText(value)).toBe(text)
  })

  it('spreads long JSON over lines', () => {
    expect(fullText({ a: 'x'.repeat(80) })).toContain('\n  "a": ')
  })
})

describe('json', () => {
  it('shows what drawing would strip', () => {
    expect(json({ text: '\x1b]52;c;x\x07 \u202eevil \u009b31m' })).toContain(
      '\\u001b]52;c;x\\u0007 \\u202eevil \\u009b31m',
    )
  })
})
