/** A text that is being typed. */
import { describe, expect, it } from 'vitest'
import { draftAfter } from './draft.ts'

describe('draftAfter', () => {
  it.each([
    { draft: 'ab', edit: { type: 'typed', text: '漢' }, to: 'ab漢' },
    { draft: 'a', edit: { type: 'typed', text: '\x1b]52;c;x\x07b\nc' }, to: 'ab c' },
    { draft: 'ae\u0301', edit: { type: 'erased', what: 'letter' }, to: 'a' },
    { draft: '', edit: { type: 'erased', what: 'letter' }, to: '' },
    { draft: 'two words ', edit: { type: 'erased', what: 'word' }, to: 'two ' },
    { draft: 'two words', edit: { type: 'erased', what: 'all' }, to: '' },
  ] as const)('$draft with $edit', ({ draft, edit, to }) => {
    expect(draftAfter(draft, edit)).toBe(to)
  })
})
