/** Nothing that could steer a terminal survives; what people write does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanLines } from './clean.ts'

describe('cleanLines', () => {
  it.each([
    { what: 'plain text', text: 'How might we?', clean: 'How might we?' },
    {
      what: 'letters of any script',
      text: 'Größe 漢字 한글 क्षि e\u0301',
      clean: 'Größe 漢字 한글 क्षि e\u0301',
    },
    { what: 'emoji', text: 'ok 🎉 🇩🇪', clean: 'ok 🎉 🇩🇪' },
    { what: 'colours', text: '\x1b[31mred\x1b[0m', clean: 'red' },
    { what: 'cursor moves', text: 'a\x1b[2J\x1b[10;10Hb', clean: 'ab' },
    { what: '8-bit CSI', text: 'a\u009b31mb', clean: 'ab' },
    { what: 'the clipboard (OSC 52), closed by BEL', text: 'a\x1b]52;c;aGk=\x07b', clean: 'ab' },
    { what: 'the clipboard, closed by ST', text: 'a\x1b]52;c;aGk=\x1b\\b', clean: 'ab' },
    { what: 'links (OSC 8)', text: '\x1b]8;;http://x\x07here\x1b]8;;\x07', clean: 'here' },
    { what: '8-bit OSC', text: 'a\u009d0;title\u009cb', clean: 'ab' },
    { what: 'device control', text: 'a\x1bPq#0\x1b\\b', clean: 'ab' },
    { what: 'an open OSC, which must not hide what follows', text: '\x1b]52;c;rest', clean: ']52;c;rest' },
    { what: 'a lone ESC', text: 'a\x1bc', clean: 'ac' },
    { what: 'an ESC that appears when a sequence goes', text: '\x1b\x1b[31m[31mx', clean: '[31mx' },
    { what: 'bells, backspaces, nulls', text: 'a\x07\x08\x00b', clean: 'ab' },
    { what: 'direction overrides', text: 'a\u202eb\u202c\u2066c\u2069\u200f', clean: 'abc' },
    { what: 'invisible letters', text: 'a\u200b\ufeff\u{e0041}\u3164b\u00ad', clean: 'ab' },
    { what: 'half characters', text: 'a\ud83cb', clean: 'a\ufffdb' },
    { what: 'joiners between letters', text: 'ന്\u200dമ', clean: 'ന്\u200dമ' },
    { what: 'joined emoji, in parts', text: '👩\u200d💻', clean: '👩💻' },
    { what: 'emoji of unsteady width', text: '❤\ufe0f 👍🏽 1\ufe0f\u20e3', clean: '❤ 👍 1' },
    { what: 'breaks of any kind', text: 'a\r\nb\rc\u2028d\u0085e', clean: 'a\nb\nc\nd\ne' },
    { what: 'tabs', text: 'a\tb', clean: 'a  b' },
  ])('takes $what', ({ text, clean }) => {
    expect(cleanLines(text)).toBe(clean)
  })

  it('leaves no control character in any text, and nothing to clean twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanLines(text)
        expect(clean.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(cleanLines(clean)).toBe(clean)
      }),
    )
  })
})

describe('cleanLine', () => {
  it.each([
    { text: 'one\ntwo', clean: 'one two' },
    { text: 'one \r\n\r\n  two', clean: 'one two' },
    { text: 'a  b', clean: 'a  b' },
  ])('puts $text on one line', ({ text, clean }) => {
    expect(cleanLine(text)).toBe(clean)
  })
})
