/** Tokens: the real encoding, cut at whole characters. */
import { describe, expect, it } from 'vitest'
import { openTokens } from './tokens.ts'

const tokens = await openTokens()()
const text = 'How might we help riders know when the bus comes? Überraschung 🚌🚌🚌'

describe('tokens', () => {
  it('are counted the same kept or not, and the encoding is loaded once', async () => {
    expect(tokens.countKept(text)).toBe(tokens.count(text))
    expect(tokens.countKept(text)).toBe(tokens.count(text))
    expect(tokens.count('')).toBe(0)
    const open = openTokens()
    expect(await open()).toBe(await open())
  })

  it.each([0, 1, 5, 18, 19, 20, 21, 22, 23, 24, 500])(
    'are cut to %i at most, without broken characters',
    (most) => {
      const cut = tokens.cut(text, most)
      expect(tokens.count(cut)).toBeLessThanOrEqual(most)
      expect(text.startsWith(cut)).toBe(true)
    },
  )

  it.each(['', 'one', ' two  words\n', text, '\n\n'])('pieces join to the whole: %j', (whole) => {
    expect(tokens.pieces(whole, 3).join('')).toBe(whole)
  })

  // The encoder alone takes minutes for each of these.
  it.each([
    { name: 'letters', whole: 'x'.repeat(5_000_000), least: 500_000 },
    { name: 'white space', whole: ' '.repeat(5_000_000), least: 10_000 },
    { name: 'Chinese', whole: '标'.repeat(300_000), least: 20_000 },
  ])('are counted and cut at once in a long run of $name', ({ whole, least }) => {
    expect(tokens.count(whole)).toBeGreaterThan(least)
    const cut = tokens.cut(whole, 100)
    expect(whole.startsWith(cut)).toBe(true)
    expect(tokens.count(cut)).toBeLessThanOrEqual(100)
  })
})
