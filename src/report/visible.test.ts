/** What acts unseen is spelled out, everything else stays. */
import { expect, it } from 'vitest'
import { visible, visibleLine } from './visible.ts'

it.each([
  { text: 'plain, née 日本 👩‍👧 עברית', shown: 'plain, née 日本 👩‍👧 עברית' },
  { text: 'tab\tand\nline', shown: 'tab\tand\nline' },
  { text: 'a\r\nb\rc', shown: 'a\nb\nc' },
  { text: '\u001b[31mred', shown: '‹U+001B›[31mred' },
  { text: 'x\u202efdp.exe\u2069', shown: 'x‹U+202E›fdp.exe‹U+2069›' },
  { text: 'zero\u200bwidth\ufeff', shown: 'zero‹U+200B›width‹U+FEFF›' },
  { text: 'tag\u{e0041}', shown: 'tag‹U+E0041›' },
  { text: 'half \ud800', shown: 'half \ufffd' },
])('shows $text as $shown', ({ text, shown }) => {
  expect(visible(text)).toBe(shown)
})

it('puts text on one line of a width, without cutting a character', () => {
  expect(visibleLine(' a\n  b\tc ')).toBe('a b c')
  expect(visibleLine('😀😀😀😀', 3)).toBe('😀😀…')
})
