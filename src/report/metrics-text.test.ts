/** The text of a metric check: verdict and findings first, unknown figures left out. */
import { expect, it } from 'vitest'
import type { MetricCheckReport } from '../workbench/index.ts'
import { metricsText } from './metrics-text.ts'

const bare: MetricCheckReport = {
  schemaVersion: 1,
  task: 'tickets',
  metric: 'judge',
  data: 'dev.jsonl',
  examples: 40,
  run: null,
  sampled: 0,
  asksModel: false,
  controls: {
    good: { n: 40, mean: 1, errors: 0 },
    bad: [
      { control: 'other_labels', n: 40, mean: 0.25, errors: 0, ranked: 0.75 },
      { control: 'emptied', n: 40, mean: null, errors: 40, ranked: 1 },
      { control: 'broken', n: 0, mean: null, errors: 0, ranked: null },
    ],
    error: null,
  },
  noise: null,
  programNoise: null,
  saturation: null,
  agreement: null,
  sensitivity: null,
  dataset: { leaks: [], nearDuplicates: [], card: null },
  costUsd: 0,
  simulated: false,
  findings: [],
  verdict: 'fit',
}

it('shows controls, and says what no run has told yet', () => {
  expect(metricsText(bare).split('\n')).toEqual([
    'judge is fit to judge tickets.',
    '',
    '  control                   score   n  errors  ranked below',
    '  right answers             100.0  40',
    "  another example's labels   25.0  40                75.0 %",
    '  empty answers                 —  40      40       100.0 %',
    '  broken answers                —   0',
    '',
    '  no finished run of this metric on this data: whetstone eval shows how scores spread',
    '  40 examples of dev.jsonl',
  ])
})

it('shows every figure that is there', () => {
  const text = metricsText({
    ...bare,
    ...{ asksModel: true, run: '20260101-abcd', costUsd: 0.0123, simulated: true, verdict: 'unfit' },
    findings: [
      { level: 'fail', told: 'bad news' },
      { level: 'warn', told: 'odd news' },
    ],
    noise: { items: 20, repeats: 3, sd: 0.05, changed: 0.25 },
    programNoise: { items: 20, repeats: 3, sd: 0.2, changed: 1 },
    saturation: { n: 40, atZero: 0.1, atOne: 0.5 },
    agreement: {
      ...{ n: 30, bothGood: 20, onlyMetricGood: 10, onlyPeopleGood: 0, bothBad: 0 },
      ...{ agreed: 2 / 3, kappa: 0, goodFound: 1, badFound: null },
    },
    sensitivity: { n: 40, sd: 0.3, detectable: 0.1329, neededForFivePoints: 1283, from: 'one_run' },
  })
  for (const line of [
    'judge is not fit to judge tickets.',
    '  ✗ bad news',
    '  ! odd news',
    '  judged again: sd 5.0 points, 25.0 % of 20 changed over 3 repeats',
    '  run again: sd 20.0 points, 100.0 % of 20 changed over 3 repeats',
    '  scores of run 20260101-abcd: 10.0 % at 0, 50.0 % at 1, of 40',
    '  with people: 66.7 % equal on 30, κ 0.00; finds 100.0 % of the good, — of the bad',
    '  40 examples can show a difference of 13.3 points; a difference of 5.0 takes 1,283 (80 % power, from one run, two programs taken to correlate by .5)',
    '  the check cost simulated $0.0123',
  ])
    expect(text.split('\n')).toContain(line)
})

it('says when scores do not vary', () => {
  const sensitivity = { n: 40, sd: 0, detectable: null, neededForFivePoints: null, from: 'two_runs' as const }
  expect(metricsText({ ...bare, sensitivity, verdict: 'doubtful' })).toMatch(
    /with reservations\.[\s\S]*do not vary/,
  )
})
