/** Text is measured and cut by the columns it takes, never within a character. */
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { cleanLine } from './clean.ts'
import { cut, cutStart, pad, splitAt, widthOf } from './fit.ts'

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['漢字', 4],
    ['e\u0301', 1],
    ['🎉', 2],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })
})

describe('the quick way', () => {
  it('measures as the slow one does', () => {
    const codes = Array.from({ length: 0x2800 }, (_, code) => String.fromCharCode(code)).filter(
      (text) => cleanLine(text) === text,
    )
    expect(codes.filter((text) => widthOf(text) !== stringWidth(text))).toEqual([])
  })
})

describe('splitAt', () => {
  it.each([
    { text: 'abcdef', width: 3, parts: ['abc', 'def'] },
    { text: 'abc', width: 3, parts: ['abc', ''] },
    { text: '漢字', width: 3, parts: ['漢', '字'] },
    { text: 'abe\u0301d', width: 3, parts: ['abe\u0301', 'd'] },
    { text: '字', width: 1, parts: ['', '字'] },
    { text: 'abc', width: -1, parts: ['', 'abc'] },
  ])('$text at $width', ({ text, width, parts }) => {
    expect(splitAt(text, width)).toEqual(parts)
  })
})

describe('cut', () => {
  it.each([
    { text: 'abcdef', width: 6, cut: 'abcdef' },
    { text: 'abcdef', width: 5, cut: 'abcd…' },
    { text: 'ab cd', width: 4, cut: 'ab…' },
    { text: '漢字漢字', width: 6, cut: '漢字…' },
    { text: '漢字漢字', width: 7, cut: '漢字漢…' },
    { text: 'abc', width: 1, cut: '…' },
    { text: 'abc', width: 0, cut: '' },
  ])('$text to $width', ({ text, width, cut: expected }) => {
    expect(cut(text, width, '…')).toBe(expected)
  })

  it('marks a cut in ASCII, as far as there is room', () => {
    expect(cut('abcdef', 5, '...')).toBe('ab...')
    expect(cut('abcdef', 2, '...')).toBe('..')
  })

  it('fits any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, width) => {
        expect(stringWidth(cut(cleanLine(text), width, '…'))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('cutStart', () => {
  it.each([
    { text: 'openai/gpt-5-nano', width: 11, cut: '…gpt-5-nano' },
    { text: 'gpt', width: 3, cut: 'gpt' },
    { text: '漢字漢字', width: 4, cut: '…字' },
    { text: 'abc', width: 1, cut: '…' },
  ])('$text to $width', ({ text, width, cut: expected }) => {
    expect(cutStart(text, width, '…')).toBe(expected)
  })
})

describe('pad', () => {
  it('fills by columns on either side', () => {
    expect([pad('漢', 4), pad('漢', 4, 'right'), pad('abcde', 4)]).toEqual(['漢  ', '  漢', 'abcde'])
  })
})
