/** A row in one line. */
import { describe, expect, it } from 'vitest'
import { fakeRow } from '../testing/fake-browser.ts'
import { unicodeSigns } from '../theme/signs.ts'
import { feedbackOf, preview, rowScore } from './row.ts'

describe('rowScore', () => {
  it.each([
    [1, '✓ 100.0%', 'good'],
    [0.5, '~  50.0%', 'warn'],
    [0, '✗   0.0%', 'bad'],
    [null, '!  error', 'bad'],
  ])('%s', (score, text, tone) => {
    expect(rowScore(fakeRow(0, { score }), unicodeSigns)).toEqual({ text, tone })
  })
})

describe('preview', () => {
  it.each([
    { prediction: { capital: 'Paris' }, text: 'Paris' },
    { prediction: { reasoning: 'Because.', capital: 'Paris', sure: true }, text: 'Paris  sure: true' },
    { prediction: { reasoning: 'Because.' }, text: 'Because.' },
    { prediction: { questions: ['One?', 'Two?'], scores: [1, 2] }, text: 'One? / Two?  scores: [ 1, 2 ]' },
    { prediction: {}, text: '' },
    { prediction: undefined, text: '' },
  ])('$text', ({ prediction, text }) => {
    expect(preview(fakeRow(0, { prediction })).text).toBe(text)
  })

  it('shows the error of a row that has one', () => {
    expect(preview(fakeRow(5))).toMatchObject({
      text: 'unparsable_completion: json adapter: expected fields hmw_questions',
      tone: 'bad',
    })
  })

  it('reads no more of a huge field than a line can show', () => {
    expect(preview(fakeRow(0, { prediction: { text: 'x'.repeat(1e6) } })).text.length).toBeLessThan(1000)
  })
})

describe('feedbackOf', () => {
  it('is the first line of what the metric of the run said', () => {
    const scores = { a: { value: 0, feedback: 'first\nsecond' }, b: { value: 1 } }
    expect([feedbackOf(fakeRow(0, { scores }), 'a'), feedbackOf(fakeRow(0, { scores }), 'b')]).toEqual([
      'first',
      '',
    ])
  })
})
