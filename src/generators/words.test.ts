/** Words are what stands between white space. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasWords, wordCount } from './words.ts'

const pieces = fc.array(fc.constantFrom('how', 'might', 'we?', ' ', '\n', '\t', '\u00a0', '\u2028'), {
  maxLength: 24,
})

it.each([
  ['', 0],
  [' \n', 0],
  ['one', 1],
  ['  two\u00a0words ', 2],
])('%j has %i words', (text, words) => {
  expect(wordCount(text)).toBe(words)
})

it('a text has at least as many words as it has, and no more', () => {
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 12 }), (parts, least) => {
      const text = parts.join('')
      expect(hasWords(least)(text)).toBe(wordCount(text) >= least)
    }),
  )
})

it('a long text without white space is read once', () => {
  expect(hasWords(5)('a'.repeat(1_000_000))).toBe(false)
})
