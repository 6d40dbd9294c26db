/** Runs under way in one line, whatever room there is. */
import { describe, expect, it } from 'vitest'
import { lineText, lineWidth } from '../text/line.ts'
import { unicodeSigns } from '../theme/signs.ts'
import type { RunUnderWay } from './app-state.ts'
import { runLine } from './run-line.ts'

const work = { title: 'hmw on simulated/gpt-5-nano', does: async () => ({}) }
const begun: RunUnderWay = { work, isFollowed: false }
const going: RunUnderWay = {
  ...begun,
  progress: {
    ...{ run: 'r', done: 12, total: 84, errors: 1, score: 0.612, costUsd: 0.0031, simulated: true },
    ...{ perSecond: 4, leftMs: 18_000 },
  },
}

function text(runs: readonly RunUnderWay[], { width = 100, isLeaving = false } = {}): string {
  return lineText(runLine(runs, { width, signs: unicodeSigns, isLeaving }))
}

describe('the line', () => {
  it.each([
    { what: 'no run', shown: text([]), expected: '' },
    { what: 'one that begins', shown: text([begun]), expected: ' … hmw on simulated/gpt-5-nano  begins' },
    {
      what: 'one that goes on',
      shown: text([going]),
      expected: ' … hmw on simulated/gpt-5-nano  12/84  61.2%  simulated $0.00310  18.0 s left  1 error',
    },
    {
      what: 'two',
      shown: text([begun, begun]),
      expected: ' … hmw on simulated/gpt-5-nano  begins  and 1 other run',
    },
    {
      what: 'one that stops',
      shown: text([going], { isLeaving: true }),
      expected: ' … hmw on simulated/gpt-5-nano  12/84  61.2%  simulated $0.00310  stopping  1 error',
    },
    {
      what: 'little room',
      shown: text([going], { width: 59 }),
      expected: ' … hmw on s…  12/84  61.2%  simulated $0.00310  18.0 s left',
    },
  ])('of $what', ({ shown, expected }) => {
    expect(shown).toBe(expected)
  })

  it.each([59, 79, 119])('fits %i columns', (width) => {
    expect(
      lineWidth(runLine([begun, going], { width, signs: unicodeSigns, isLeaving: false })),
    ).toBeLessThanOrEqual(width)
  })
})
