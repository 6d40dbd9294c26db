/** What is told of a row and its calls. */
import { describe, expect, it } from 'vitest'
import { fakeCall, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { type Line, lineText } from '../text/line.ts'
import { unicodeSigns as signs } from '../theme/signs.ts'
import { callTable } from './call-table.ts'
import { messagesLines, replyLines } from './calls.ts'
import { overview } from './overview.ts'

const run = fakeRun()
const text = (lines: readonly Line[]) => lines.map(lineText).join('\n')

describe('overview', () => {
  it('tells the verdict first, then what led to it', () => {
    const shown = text(
      overview({ row: fakeRow(1, { metadata: { domain: 'transit' } }), run, width: 79, signs }),
    )
    const titles = shown.split('\n').filter((line) => /^ \w/.test(line))
    expect(titles).toEqual([' Scores', ' Prediction', ' Labels', ' Inputs', ' Metadata'])
    expect(shown).toContain(
      '~  66.7%  hmw_quality   prefix 66.7%   words 66.7%   score 100.0%\n     question 3',
    )
  })

  it('puts the metric of the run before the others', () => {
    const scores = { a: { value: 1 }, hmw_quality: { value: 0 } }
    const lines = text(overview({ row: fakeRow(0, { scores }), run, width: 79, signs })).split('\n')
    expect(lines.slice(1, 3)).toEqual(['   ✗   0.0%  hmw_quality', '   ✓ 100.0%  a          '])
  })

  it('tells why a row has no score', () => {
    const shown = text(overview({ row: fakeRow(5), run, width: 79, signs }))
    expect(shown).toMatch(
      /^ Error\n {3}unparsable_completion in the program\n {3}json adapter: expected fields/,
    )
    expect(shown).not.toContain('Scores')
  })

  it('sets texts of a list in after their numbers', () => {
    const row = fakeRow(0, { labels: { q: ['one two three four five six seven'] } })
    expect(text(overview({ row, run, width: 40, signs }))).toContain('1. one two')
  })
})

describe('calls', () => {
  const failed = { code: 'unparsable_completion', message: 'expected fields' }
  const calls = [
    fakeCall(),
    fakeCall({ part: 'rank', text: '', error: failed, attempts: 3, finishReason: 'length' }),
  ]

  it('shows exactly the messages, by role, and the reply under them', () => {
    const shown = text(messagesLines({ calls, at: 0, run, width: 79, signs }))
    expect(shown).toContain(' call 1 of 2 · self · simulated/gpt-5-nano · chat')
    expect(shown).toContain(' 812 tokens in, 164 out · 912 ms · simulated $0.00005')
    expect([...shown.matchAll(/── (\w+) ─/g)].map(([, role]) => role)).toEqual(['system', 'user', 'reply'])
    expect(shown).toContain(' [[ ## insights ## ]]\n 1. Orchard pickers send photos.\n 2. Replies take days.')
  })

  it('shows a call that failed', () => {
    const shown = text(replyLines({ calls, at: 1, run, width: 79, signs }))
    expect(shown).toContain('3 attempts · ended: length')
    expect(shown).toContain(' (empty)\n\n unparsable_completion: expected fields')
    expect(shown).not.toContain('── user')
  })

  it('shows why an answer was taken although it is not as asked for', () => {
    const warning = { code: 'constraint_violated', message: 'expected 5 questions, got 4' }
    const taken = { calls: [fakeCall({ warning })], at: 0, run, width: 120, signs }
    expect(text(replyLines(taken))).toContain('\n\n constraint_violated: expected 5 questions, got 4')
    expect(callTable(taken).map(lineText)[1]).toContain('constraint_violated')
  })

  it('lists all of them with what they took, and the sums', () => {
    const lines = callTable({ calls, at: 0, run, width: 120, signs }).map(lineText)
    expect(lines[0]).toMatch(/# +part +model +ended +in +out +took +simulated \$ +cache +tries/)
    expect(lines[1]).toMatch(/ 1 +self +simulated\/gpt-5-nano +stop +812 +164 +912 ms +\$0\.00005 +1$/)
    expect(lines[2]).toMatch(/ 2 +rank +simulated\/gpt-5-nano +unparsable_completion .* 3$/)
    expect(lines.at(-1)).toBe(' 1,624 tokens in, 328 out · simulated $0.000100 · 1.8 s')
  })

  it('says when no model was called', () => {
    const place = { calls: [], at: 0, run, width: 79, signs }
    expect([messagesLines, replyLines, callTable].map((lines) => text(lines(place)))).toEqual(
      Array(3).fill(' No model was called for this row.'),
    )
  })
})
