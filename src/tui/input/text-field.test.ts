/** A text that is being typed: every edit, at any place of the cursor. */
import { describe, expect, it } from 'vitest'
import { lineText, lineWidth } from '../text/line.ts'
import { unicodeSigns } from '../theme/signs.ts'
import { fieldLine } from './field-line.ts'
import { edited, type FieldEdit, fieldOf, textOf } from './text-field.ts'

/** The field as `before|after`. */
function field(text: string) {
  const [before = '', after = ''] = text.split('|')
  return { before, after }
}

describe('an edit', () => {
  it.each<[string, FieldEdit, string]>([
    ['hm|w', { type: 'typed', text: 'x' }, 'hmx|w'],
    ['a|b', { type: 'typed', text: 'two\r\nlines\x1b[31m' }, 'atwo lines|b'],
    ['a|', { type: 'typed', text: '\x1b]52;c;x\x07b' }, 'ab|'],
    ['hmw|', { type: 'erased', what: 'letter' }, 'hm|'],
    ['a👩‍🌾|b', { type: 'erased', what: 'letter' }, 'a|b'],
    ['|b', { type: 'erased', what: 'letter' }, '|b'],
    ['a|bc', { type: 'erased', what: 'ahead' }, 'a|c'],
    ['a|', { type: 'erased', what: 'ahead' }, 'a|'],
    ['two words|!', { type: 'erased', what: 'word' }, 'two |!'],
    ['a|b', { type: 'erased', what: 'all' }, '|'],
    ['ab|c', { type: 'cursor-moved', to: 'left' }, 'a|bc'],
    ['|abc', { type: 'cursor-moved', to: 'left' }, '|abc'],
    ['a|é́b', { type: 'cursor-moved', to: 'right' }, 'aé́|b'],
    ['abc|', { type: 'cursor-moved', to: 'right' }, 'abc|'],
    ['ab|c', { type: 'cursor-moved', to: 'start' }, '|abc'],
    ['a|bc', { type: 'cursor-moved', to: 'end' }, 'abc|'],
  ])('%s: %o gives %s', (before, edit, after) => {
    expect(edited(field(before), edit)).toEqual(field(after))
  })

  it('leaves spaces at the ends out of what is meant', () => {
    expect(textOf(fieldOf('  a b '))).toBe('a b')
  })
})

describe('its line', () => {
  it.each([
    ['short|', 20],
    [`${'a long text that does not fit'.repeat(3)}|`, 20],
    [`${'漢字'.repeat(20)}|and more after the cursor`, 24],
  ])('%s shows the cursor in %i columns', (text, width) => {
    const line = fieldLine(field(text), { width, signs: unicodeSigns })
    const shown = lineText(line)
    expect(shown.indexOf('│')).toBeGreaterThan(0)
    expect(lineWidth(line.slice(0, 2))).toBeLessThanOrEqual(width)
  })

  it('says behind the cursor what an empty text means', () => {
    expect(lineText(fieldLine(fieldOf(''), { width: 20, signs: unicodeSigns, ghost: '(all)' }))).toBe(
      '│(all)',
    )
  })
})
