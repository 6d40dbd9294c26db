/** Lines break at spaces where they can, and keep everything but the space at the break. */
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { wrap } from './wrap.ts'

describe('wrap', () => {
  it.each([
    { text: 'the quick brown fox', width: 9, lines: ['the quick', 'brown fox'] },
    { text: 'the quick', width: 80, lines: ['the quick'] },
    { text: 'a\n\nb', width: 5, lines: ['a', '', 'b'] },
    { text: '', width: 5, lines: [''] },
    { text: 'abcdefghij', width: 4, lines: ['abcd', 'efgh', 'ij'] },
    { text: '    indented', width: 8, lines: ['    inde', 'nted'] },
    { text: '漢字漢字', width: 5, lines: ['漢字', '漢字'] },
    { text: 'e\u0301e\u0301e\u0301', width: 3, lines: ['e\u0301e\u0301e\u0301'] },
    { text: '\x1b[31mred\x1b[0m\tend', width: 20, lines: ['red  end'] },
    { text: '漢', width: 1, lines: [''] },
  ])('$text at $width', ({ text, width, lines }) => {
    expect(wrap(text, width)).toEqual(lines)
  })

  it('fits any text and loses no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        const lines = wrap(text, width)
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })

  it('is quick on a huge line', () => {
    const text = 'word '.repeat(200_000)
    const startedAt = performance.now()
    expect(wrap(text, 78).length).toBeGreaterThan(10_000)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})
