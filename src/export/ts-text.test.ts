/** Source text: names are given once, strings survive, comments cannot be left. */
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  camel,
  commentText,
  docComment,
  pascal,
  propertyKey,
  stringLiteral,
  uniqueNames,
  wrapped,
} from './ts-text.ts'

const nasty = [
  "it's",
  '"so"',
  `it's "so"`,
  '\\',
  '\\"',
  ['`$', '{x}`'].join(''),
  'a\r\nb',
  '\u0000\u2028\ufeff',
  'x\n\ud800',
  '$\n{',
  'tab\t\nend',
]

describe('stringLiteral', () => {
  it.each(nasty)('writes %j so that it is read back', (text) => {
    expect(runInNewContext(stringLiteral(text))).toBe(text)
  })

  it('writes any text so that it is read back, also after a trip through UTF-8', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'\\`$\'"{}\n\r\ud800a') }),
    )
    fc.assert(
      fc.property(text, (value) => {
        expect(runInNewContext(Buffer.from(stringLiteral(value)).toString())).toBe(value)
      }),
    )
  })

  it.each([
    ['plain', "'plain'"],
    ["it's", '"it\'s"'],
    [`"it's"`, `'"it\\'s"'`],
    ['two\nlines', '`two\nlines`'],
  ])('writes %j as a person would', (text, source) => {
    expect(stringLiteral(text)).toBe(source)
  })
})

describe('names', () => {
  it.each([
    ['hmw_questions', 'HmwQuestions', 'hmwQuestions'],
    ['inner.two', 'InnerTwo', 'innerTwo'],
    ['7 dwarfs', 'Part7Dwarfs', 'part7Dwarfs'],
    ['*/', 'Part', 'part'],
  ])('makes of %j %s and %s', (text, type, constant) => {
    expect([pascal(text), camel(text)]).toEqual([type, constant])
  })

  it('are given once', () => {
    const unique = uniqueNames(['Step'])
    expect(['Step', 'Step', 'Other', 'Other'].map(unique)).toEqual(['Step2', 'Step3', 'Other', 'Other2'])
  })

  it.each([
    ['title', 'title'],
    ['odd key', "'odd key'"],
    ['__proto__', "['__proto__']"],
    ["it's", '"it\'s"'],
  ])('quotes the key %j where it must', (key, source) => {
    expect(propertyKey(key)).toBe(source)
  })
})

describe('comments', () => {
  it('cannot be ended by what stands in them', () => {
    expect(docComment('evil */ code()\n*/ more')).toBe('/** evil *\\/ code() *\\/ more */')
    expect(commentText(' a\n\tb ')).toBe('a b')
  })

  it('are wrapped at spaces', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrapped('immeasurable', 5)).toEqual(['immeasurable'])
  })
})
