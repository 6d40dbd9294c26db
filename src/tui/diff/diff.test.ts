/** Word differences: what stays, what goes, what comes, and how it is drawn without colours. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineText, lineWidth } from '../text/line.ts'
import { diffLines } from './diff-lines.ts'
import { wordDiff } from './word-diff.ts'

describe('wordDiff', () => {
  it.each([
    { a: 'the same', b: 'the same', parts: ['both:the same'] },
    { a: 'one old word', b: 'one new word', parts: ['both:one ', 'a:old ', 'b:new ', 'both:word'] },
    { a: '', b: 'came', parts: ['b:came'] },
    { a: 'went away', b: '', parts: ['a:went away'] },
    { a: 'x a b c', b: 'a b c y', parts: ['a:x ', 'both:a b ', 'a:c', 'b:c y'] },
  ])('$a | $b', ({ a, b, parts }) => {
    expect(wordDiff(a, b).map((part) => `${part.in}:${part.text}`)).toEqual(parts)
  })

  it('gives both texts back', () => {
    const text = fc.array(fc.constantFrom('a ', 'b ', 'c\n', 'd ')).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const side = (own: 'a' | 'b') =>
          wordDiff(a, b)
            .filter((part) => part.in === 'both' || part.in === own)
            .map((part) => part.text)
            .join('')
        expect([side('a'), side('b')]).toEqual([a, b])
      }),
    )
  })

  it('gives up the shortest way where it would take too long', () => {
    const many = (word: string) => Array.from({ length: 1100 }, (_, i) => `${word}${i}`).join(' ')
    expect(wordDiff(many('a'), many('b')).map((part) => part.in)).toEqual(['a', 'b'])
  })
})

describe('diffLines', () => {
  it('marks without colours what colours mark', () => {
    expect(diffLines('How might we help?', 'How could we help?', 40).map(lineText)).toEqual([
      'How [-might-] {+could+} we help?',
    ])
  })

  it('never outgrows its width', () => {
    const words = fc
      .array(fc.constantFrom('word', '漢字漢字', 'a'.repeat(30), '\n', '👍'))
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(words, words, fc.integer({ min: 4, max: 30 }), (a, b, width) => {
        for (const line of diffLines(a, b, width)) expect(lineWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
