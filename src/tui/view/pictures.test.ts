/** Histograms and intervals drawn with characters, in both alphabets. */
import { describe, expect, it } from 'vitest'
import { lineText, lineWidth } from '../text/line.ts'
import { asciiSigns, unicodeSigns } from '../theme/signs.ts'
import { histogramLine } from './histogram.ts'
import { intervalBar } from './interval-bar.ts'

describe('histogramLine', () => {
  it.each([
    { counts: [0, 1, 4, 8], drawn: '  ▂▂▅▅██' },
    { counts: [0, 0], drawn: '    ' },
    { counts: [1, 1000], drawn: '▁▁██' },
  ])('$counts', ({ counts, drawn }) => {
    expect(lineText(histogramLine(counts, unicodeSigns))).toBe(drawn)
    expect(lineText(histogramLine(counts, asciiSigns))).toMatch(/^[ -~]+$/)
    expect(lineWidth(histogramLine(counts, unicodeSigns))).toBe(2 * counts.length)
  })
})

describe('intervalBar', () => {
  it.each([
    { low: 0.05, at: 0.2, high: 0.35, tone: 'good' },
    { low: -0.02, at: 0, high: 0.02, tone: 'warn' },
    { low: -1, at: -0.9, high: -0.8, tone: 'bad' },
  ])('$low to $high', ({ low, at, high, tone }) => {
    const line = intervalBar({ low, at, high, width: 21, signs: asciiSigns })
    const axis = line.slice(1, -1)
    expect(axis).toHaveLength(21)
    const middle = axis.findIndex(({ text }) => text === 'o')
    expect(middle).toBe(Math.round(10 + (at * 1000) / Number((line[0]?.text ?? '').slice(1))))
    expect(axis[middle]?.tone).toBe(tone)
    if (middle !== 10) expect(axis[10]?.text).toBe('+')
  })
})
