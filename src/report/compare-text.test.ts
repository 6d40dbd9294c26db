/** A comparison as text: each verdict, what was left out, ratios, and why. */
import { expect, it } from 'vitest'
import type { CompareReport } from '../workbench/index.ts'
import { compareText, manyCompareText, verdictSentence } from './compare-text.ts'
import { compareReportOf } from './test-support.ts'

it('tells verdict, figures, errors, ratios and flips', () => {
  const report = compareReportOf({
    ...{
      unpaired: 1,
      bounds: [0.05, 0.12],
      tokenRatio: 1.1,
      costRatioCi: [4.8, 5.3],
      tokenRatioCi: [1, 1.2],
    },
    ...{ latencyRatioCi: [1.1, 1.4], flips: [{ exampleId: 'e7', a: 0, b: 1, indexA: 7, indexB: 7 }] },
  })
  expect(compareText(report)).toMatchInlineSnapshot(`
    "openai/gpt-5-mini is better than openai/gpt-5-nano on hmw_quality.
      openai/gpt-5-nano 60.0, openai/gpt-5-mini 70.0: difference +10.0 [+3.0, +17.0] points
      80 pairs (2 excluded for errors, 1 in one run only): 30 better, 12 worse, 38 equal; sign-flip test, p = .004
      this data can show a difference of 9.0 points or more (80 % power)
      had all errors gone worst or best for the second: [+5.0, +12.0] points
      the second at 5.0 [4.8, 5.3] times the cost, 1.1 [1.0, 1.2] times the tokens, 1.3 [1.1, 1.4] times the latency
      changed most: e7 0.0 → 100.0"
  `)
})

it('explains with groups, the slice and one example of each', () => {
  const explanation: NonNullable<CompareReport['explanation']> = {
    groups: [
      {
        ...{ direction: 'better', part: 'prefix', count: 12 },
        example: {
          ...{ exampleId: 'e7', a: 0, b: 1, feedback: 'question 1: expected How might we\nmore' },
          prompts: [{ sign: ' ', text: 'system: same' }],
          predictions: [
            { sign: '-', text: '"What now?"' },
            { sign: '+', text: '"How might we act now?"' },
          ],
        },
      },
    ],
    slice: { key: 'domain', value: 'health', pairs: 20, difference: 0.3, elsewhere: 0.02 },
    onlyPart: 'prefix',
  }
  expect(compareText(compareReportOf({ explanation, simulated: true }))).toMatchInlineSnapshot(`
    "openai/gpt-5-mini is better than openai/gpt-5-nano on hmw_quality.
      openai/gpt-5-nano 60.0, openai/gpt-5-mini 70.0: difference +10.0 [+3.0, +17.0] points
      80 pairs (3 excluded for errors): 30 better, 12 worse, 38 equal; sign-flip test, p = .004
      this data can show a difference of 9.0 points or more (80 % power)
      the second at 5.0 times the cost (simulated prices)

    the change comes from domain = health: +30.0 points on its 20 examples, +2.0 elsewhere
    only the part prefix moved: a model can do that without doing better; look at the others
    prefix: 12 examples better, as e7 (0.0 → 100.0)
      question 1: expected How might we
      prompt: the same
      prediction:
        - "What now?"
        + "How might we act now?""
  `)
})

it.each([
  [{ verdict: 'b_better' }, 'openai/gpt-5-mini is better than openai/gpt-5-nano on hmw_quality.'],
  [{ verdict: 'a_better' }, 'openai/gpt-5-nano is better than openai/gpt-5-mini on hmw_quality.'],
  [
    { verdict: 'no_worse', margin: 0.02 },
    'openai/gpt-5-mini is no worse than openai/gpt-5-nano on hmw_quality within 2.0 points.',
  ],
  [
    { verdict: 'cannot_tell', needed: 40 },
    'Cannot tell whether openai/gpt-5-nano or openai/gpt-5-mini is better on hmw_quality: about 40 more examples needed if the difference is what it seems.',
  ],
  [
    { verdict: 'cannot_tell', needed: null },
    'Cannot tell whether openai/gpt-5-nano or openai/gpt-5-mini is better on hmw_quality: no difference was seen.',
  ],
] as const)('says %j in one sentence', (own, sentence) => {
  expect(verdictSentence(compareReportOf(own))).toBe(sentence)
})

it('says so where interval and test disagree', () => {
  expect(compareText(compareReportOf({ p: 0.06, verdict: 'cannot_tell' }))).toContain('the test decides')
  expect(compareText(compareReportOf())).not.toContain('the test decides')
})

it('names programs or runs where both have the same model', () => {
  const modelB = 'openai/gpt-5-nano'
  expect(verdictSentence(compareReportOf({ modelB, programB: 'hmw-eight' }))).toContain(
    'hmw-eight is better than hmw on',
  )
  expect(verdictSentence(compareReportOf({ modelB }))).toContain(
    'openai/gpt-5-nano (20261123-0800-bbbb) is better than openai/gpt-5-nano (20261123-0700-aaaa)',
  )
})

it('says that p values of several pairs are adjusted', () => {
  const many = { schemaVersion: 1, holm: true, pairs: [compareReportOf(), compareReportOf()] } as const
  expect(manyCompareText(many)).toMatch(/Holm/)
})
