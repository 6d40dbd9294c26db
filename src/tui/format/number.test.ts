/** Figures as people read them. */
import { describe, expect, it } from 'vitest'
import { unicodeSigns } from '../theme/signs.ts'
import { cost, costFact, count, counted, dollars, duration, percent, percentRange } from './number.ts'

describe('figures', () => {
  it.each([
    [percent(0), '0.0%'],
    [percent(0.83333), '83.3%'],
    [percent(1), '100.0%'],
    [percentRange([0.771, 1], unicodeSigns), '77.1–100.0'],
    [dollars(null), '?'],
    [dollars(0), '$0'],
    [dollars(0.0012), '$0.0012'],
    [dollars(0.00005), '$0.00005'],
    [dollars(0.0000001), '<$0.000001'],
    [dollars(0.5), '$0.5000'],
    [dollars(12.345), '$12.35'],
    [cost(0.0012, true), 'simulated $0.00120'],
    [cost(null, true), 'simulated ?'],
    [cost(null, false), '?'],
    [costFact(null, false), 'cost ?'],
    [count(999), '999'],
    [count(1_234_567), '1,234,567'],
    [counted(1, 'error'), '1 error'],
    [counted(0, 'run'), '0 runs'],
    [duration(12.4), '12 ms'],
    [duration(1234), '1.2 s'],
    [duration(59_960), '1m 00s'],
    [duration(185_400), '3m 05s'],
    [duration(7_530_000), '2h 05m'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected)
  })
})
