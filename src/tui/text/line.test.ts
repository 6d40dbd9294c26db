/** Lines of several tones are fitted as one text. */
import { describe, expect, it } from 'vitest'
import { edges, fitLine, line, lineText, lineWidth, padLine, span } from './line.ts'

describe('fitLine', () => {
  it.each([
    { spans: [span('abc', 'good'), span('def')], width: 6, text: 'abcdef' },
    { spans: [span('abc', 'good'), span('def')], width: 5, text: 'abcd…' },
    { spans: [span('abc', 'good'), span('def')], width: 4, text: 'abc…' },
    { spans: [span('abc', 'good'), span('def')], width: 3, text: 'ab…' },
    { spans: [span('abc'), span('')], width: 3, text: 'abc' },
    { spans: [span('abc')], width: 0, text: '' },
    { spans: [span('a\nb\x1b[1m')], width: 9, text: 'a b' },
  ])('$width columns: $text', ({ spans, width, text }) => {
    expect(lineText(fitLine(spans, width, '…'))).toBe(text)
  })

  it('keeps tones', () => {
    expect(fitLine([span('abc', 'good'), span('def', 'bad')], 5, '…')).toEqual([
      { text: 'abc', tone: 'good' },
      { text: 'd…', tone: 'bad' },
    ])
  })
})

describe('padLine and edges', () => {
  it('measure what will be drawn', () => {
    expect(lineWidth([span('\x1b[1m漢')])).toBe(2)
    expect(lineText(padLine(line('漢'), 4))).toBe('漢  ')
    expect(lineText(padLine(line('abc'), 2))).toBe('abc')
  })

  it('stand apart, or the right one goes', () => {
    expect(lineText(edges(line('left'), line('right'), 12))).toBe('left   right')
    expect(lineText(edges(line('left'), line('right'), 10))).toBe('left')
  })
})
