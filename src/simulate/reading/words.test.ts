/** Content words, and values out of texts. */
import { describe, expect, it } from 'vitest'
import { objectOf, sectionsOf, tagsOf, valuesOf } from './marked.ts'
import { contentWords, countWords, isSmallWord, stem } from './words.ts'

describe('words', () => {
  it.each([
    ['refund refunds refunded refunding', 1],
    ['story stories', 1],
    ['walk walked walker walkers walking walks', 1],
    ['bill bell', 2],
  ])('of one family have one stem: %s', (family, stems) => {
    expect(new Set(family.split(' ').map(stem)).size).toBe(stems)
  })

  it('are those that carry content', () => {
    expect(contentWords("The riders' bus was LATE, and we (again!) waited 40 minutes.")).toEqual([
      'rid',
      'bus',
      'lat',
      'wait',
      'minut',
    ])
    expect(isSmallWord('The')).toBe(true)
    expect(contentWords('')).toEqual([])
  })

  it.each([
    ['', 0],
    ['  one ', 1],
    ['How might we  wait?', 4],
    ['a-b c\nd', 3],
  ])('are counted between white space: %j', (text, count) => {
    expect(countWords(text)).toBe(count)
  })
})

describe('texts under markers', () => {
  it('are found by name, the first of a name counts, marks inside stay', () => {
    const text = 'before\n[[ ## a ## ]]\none\n[[ ## b ## ]] two [[ \\## c ## ]]\n[[ ## a ## ]]\nthree'
    expect([...sectionsOf(text)]).toEqual([
      ['a', 'one'],
      ['b', 'two [[ ## c ## ]]'],
    ])
    expect(sectionsOf('see [[ ## a ## ]] there').size).toBe(0)
  })

  it('are found between tags', () => {
    expect([...tagsOf('<a>one</a> <b>\n<c>2</c>\n</b> <d>open')]).toEqual([
      ['a', 'one'],
      ['b', '<c>2</c>'],
    ])
  })
})

describe('values', () => {
  it.each([
    ['plain text', 'plain text'],
    ['["a"]', ['a']],
    ['{"a":1}', { a: 1 }],
    ['"quoted"', 'quoted'],
    ['-1.5', -1.5],
    ['1.2.3', '1.2.3'],
    ['2024-05-01', '2024-05-01'],
    ['true', true],
    ['null', null],
    ['[broken', '[broken'],
  ])('are read from %s', (text, value) => {
    expect(valuesOf(new Map([['x', text]]))).toEqual({ x: value })
  })

  it.each([
    ['{"a":1}', { a: 1 }],
    ['note\n{"a":{"b":2}} bye', { a: { b: 2 } }],
    ['[1]', undefined],
    ['{broken}', undefined],
    ['none', undefined],
  ])('are found as an object in %s', (text, value) => {
    expect(objectOf(text)).toEqual(value)
  })
})
