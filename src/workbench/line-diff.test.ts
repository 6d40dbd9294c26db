/** Differences line by line. */
import { expect, it } from 'vitest'
import { lineDiff } from './line-diff.ts'

it.each([
  { before: 'a\nb\nc', after: 'a\nb\nc', shown: [' a', ' b', ' c'] },
  { before: 'a\nb\nc', after: 'a\nx\nc', shown: [' a', '-b', '+x', ' c'] },
  { before: '', after: 'a', shown: ['-', '+a'] },
  { before: 'a\nb', after: 'b', shown: ['-a', ' b'] },
  { before: 'b', after: 'a\nb\nc', shown: ['+a', ' b', '+c'] },
])('$before → $after', ({ before, after, shown }) => {
  expect(lineDiff(before, after).map(({ sign, text }) => sign + text)).toEqual(shown)
})
