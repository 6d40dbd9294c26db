/** The sentence on top of a report: which run to take, and why. */
import { expect, it } from 'vitest'
import { takeSentence } from './lead.ts'
import { compareReportOf } from './test-support.ts'

const named = { modelA: 'nano', modelB: 'mini', metric: 'exact', simulated: false, margin: null }

it.each([
  {
    own: { verdict: 'b_better', difference: 0.24, costRatio: 5.21 },
    told: 'Take mini: it scores 24.0 points more than nano on exact, at 5.2 times the cost.',
  },
  {
    own: { verdict: 'b_better', difference: 0.24, costRatio: 0.2, simulated: true },
    told: 'Take mini: it scores 24.0 points more than nano on exact, at 0.20 times the cost (simulated prices).',
  },
  {
    own: { verdict: 'a_better', difference: -0.1, costRatio: 4 },
    told: 'Take nano: it scores 10.0 points more than mini on exact, at 0.25 times the cost.',
  },
  {
    own: { verdict: 'a_better', difference: -0.1, costRatio: null },
    told: 'Take nano: it scores 10.0 points more than mini on exact.',
  },
  {
    own: { verdict: 'b_better', difference: 0.1, costRatio: 1.01 },
    told: 'Take mini: it scores 10.0 points more than nano on exact, at the same cost.',
  },
  {
    own: { verdict: 'no_worse', difference: 0, costRatio: 0.5, margin: 0.02 },
    told: 'Take mini: it is no worse than nano on exact within 2.0 points, at 0.50 times the cost.',
  },
  {
    own: { verdict: 'no_worse', difference: 0, costRatio: 2, margin: 0.02 },
    told: 'mini is no worse than nano on exact within 2.0 points. nano is the cheaper one, at 0.50 times the cost.',
  },
  {
    own: { verdict: 'cannot_tell', difference: 0.01, costRatio: 4, needed: 900 },
    told: 'Cannot tell whether nano or mini is better on exact: about 900 more examples needed if the difference is what it seems. nano is the cheaper one, at 0.25 times the cost.',
  },
  {
    own: { verdict: 'cannot_tell', difference: 0, costRatio: 1, needed: null },
    told: 'Cannot tell whether nano or mini is better on exact: no difference was seen.',
  },
] as const)('$told', ({ own, told }) => {
  expect(takeSentence(compareReportOf({ ...named, ...own }))).toBe(told)
})
