/** Histograms, intervals and scores drawn with characters, in both alphabets. */
import { describe, expect, it } from 'vitest'
import { type Line, lineText, lineWidth } from '../text/line.ts'
import { asciiSigns, unicodeSigns } from '../theme/signs.ts'
import { histogramLine } from './histogram.ts'
import { intervalBar } from './interval-bar.ts'
import { type Axis, scatterLines } from './scatter.ts'
import { scoreBar } from './score-bar.ts'
import { sparkline } from './sparkline.ts'

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

describe('sparkline', () => {
  it.each([
    { scores: [0, 0.5, 1], least: 0, drawn: '▁▅█', ascii: '.+@' },
    { scores: [0.8, 0.81, 0.82], least: 0.1, drawn: '▇▇█', ascii: '##@' },
    { scores: [0.5, null, 0.4], least: 0, drawn: '█—▁', ascii: '@-.' },
    { scores: [0.7], least: 0, drawn: '█', ascii: '@' },
    { scores: [], least: 0, drawn: '', ascii: '' },
  ])('$scores, over $least at least', ({ scores, least, drawn, ascii }) => {
    expect(lineText(sparkline(scores, unicodeSigns, least))).toBe(drawn)
    expect(lineText(sparkline(scores, asciiSigns, least))).toBe(ascii)
  })

  it.each([
    { scores: [0.2, 0.9, 0.55], best: 1 },
    { scores: [null], best: -1 },
  ])('shows which of $scores is the best', ({ scores, best }) => {
    expect(sparkline(scores, unicodeSigns).findIndex(({ tone }) => tone === 'good')).toBe(best)
  })
})

describe('scoreBar', () => {
  it.each([
    { at: 0.5, ci: [0.25, 0.75], drawn: '──━━●━━──', ascii: '--==o==--' },
    { at: 1, ci: [0.9, 1], drawn: '───────━●', ascii: '-------=o' },
    { at: 0, ci: null, drawn: '●────────', ascii: 'o--------' },
  ] as const)('$at in $ci', ({ at, ci, drawn, ascii }) => {
    expect(lineText(scoreBar({ at, ci, width: 9, signs: unicodeSigns }))).toBe(drawn)
    expect(lineText(scoreBar({ at, ci, width: 9, signs: asciiSigns }))).toBe(ascii)
  })
})

describe('scatterLines', () => {
  const percent: Axis = { low: 0, high: 1, text: (value) => `${100 * value}%` }
  const dollars: Axis = { low: 0.01, high: 1, isLog: true, text: (value) => `$${value}` }
  const points = [
    { x: 0.01, y: 0, sign: 'A', tone: 'good' },
    { x: 0.1, y: 0.5, sign: 'B', tone: 'muted' },
    { x: 1, y: 1, sign: 'C', tone: 'good' },
  ] as const
  const room = { points, x: dollars, y: percent, width: 17, height: 7 }
  const textOf = (lines: readonly Line[]) => lines.map(lineText)

  it('puts points where their numbers are, equal factors apart', () => {
    expect(textOf(scatterLines({ ...room, signs: unicodeSigns }))).toEqual([
      '100% │          C',
      '     │           ',
      '     │     B     ',
      '     │           ',
      '  0% │A          ',
      '     ┼───────────',
      '     $0.01     $1',
    ])
  })

  it('draws ASCII', () => {
    const drawn = textOf(scatterLines({ ...room, signs: asciiSigns }))
    expect(drawn.join('')).toMatch(/^[ -~]+$/)
    expect(drawn.at(-2)).toBe('     +-----------')
  })

  it('draws the last of several on one place, and one place where all are alike', () => {
    const same = [points[0], { ...points[0], sign: 'Z' }]
    const x: Axis = { ...dollars, low: 0.01, high: 0.01 }
    const drawn = textOf(scatterLines({ ...room, points: same, x, signs: asciiSigns }))
    expect(drawn[4]).toMatch(/^ +0% \| +Z +$/)
  })
})
