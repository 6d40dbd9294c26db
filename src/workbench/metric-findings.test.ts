/** What each figure of a metric check is taken to mean, just above and just below its limit. */
import { expect, it } from 'vitest'
import type { MetricCheckFigures } from './metric-figures.ts'
import { metricFindings } from './metric-findings.ts'

type Change = { readonly [K in keyof MetricCheckFigures]?: MetricCheckFigures[K] }

const good = { n: 50, mean: 1, errors: 0 }
const bad = (['other_labels', 'emptied', 'broken'] as const).map((control) => ({
  control,
  n: 50,
  mean: 0,
  errors: 0,
  ranked: 1,
}))
const sound: MetricCheckFigures = {
  asksModel: true,
  controls: { good, bad, error: null },
  noise: { items: 20, repeats: 3, sd: 0, changed: 0 },
  programNoise: null,
  saturation: { n: 50, atZero: 0.2, atOne: 0.3 },
  agreement: null,
  sensitivity: { n: 400, sd: 0.3, detectable: 0.04, neededForFivePoints: 283, from: 'two_runs' },
  dataset: { leaks: [], nearDuplicates: [], card: null },
}
const ranked = (shares: readonly (number | null)[]) => ({
  controls: { good, bad: bad.map((figure, i) => ({ ...figure, ranked: shares[i] ?? null })), error: null },
})
const people = { n: 40, bothGood: 20, onlyMetricGood: 5, onlyPeopleGood: 5, bothBad: 10, agreed: 0.75 }
const agreement = (kappa: number | null) => ({
  agreement: { ...people, kappa, goodFound: 0.8, badFound: 0.67 },
})
const leak = { trainId: 't', devId: 'd' }

it('finds nothing wrong with a sound metric', () => expect(metricFindings(sound)).toEqual([]))

it.each<{ name: string; change: Change; finds: [level: 'fail' | 'warn', told: RegExp][] }>([
  {
    name: 'right answers that score low',
    change: { controls: { good: { ...good, mean: 0.89 }, bad, error: null } },
    finds: [['warn', /only 89 %/]],
  },
  {
    name: 'right answers that score well',
    change: { controls: { good: { ...good, mean: 0.9 }, bad, error: null } },
    finds: [],
  },
  {
    name: 'no labels',
    change: { controls: { good: { n: 0, mean: null, errors: 0 }, bad: [], error: null } },
    finds: [['warn', /no labels hold/]],
  },
  {
    name: 'nothing but failures',
    change: { controls: { good: { n: 9, mean: null, errors: 9 }, bad, error: 'no key' } },
    finds: [['fail', /fails on every right answer: no key/]],
  },
  {
    name: 'some failures',
    change: { controls: { good: { ...good, errors: 2 }, bad, error: 'odd label' } },
    finds: [['warn', /fails on some right answers: odd label/]],
  },
  {
    name: 'no ranking',
    change: ranked([0.2, 0.1, 0]),
    finds: [['fail', /does not score right answers above wrong/]],
  },
  {
    name: 'blindness to emptiness',
    change: ranked([1, 0.94, 1]),
    finds: [['fail', /empty answers score below right ones in only 94 %/]],
  },
  {
    name: 'blindness to the example',
    change: ranked([0.3, 1, 1]),
    finds: [['warn', /another example's labels .* 30 %/]],
  },
  { name: 'nearly all ranked', change: ranked([0.95, 0.95, 0.95]), finds: [] },
  { name: 'controls that do not exist', change: ranked([null, 1, null]), finds: [] },
  {
    name: 'a noisy judge',
    change: { noise: { items: 20, repeats: 3, sd: 0.06, changed: 0.4 } },
    finds: [['warn', /40 % of the predictions got another score .*sd 0\.060/]],
  },
  { name: 'a steady judge', change: { noise: { items: 20, repeats: 3, sd: 0.05, changed: 0.1 } }, finds: [] },
  {
    name: 'noise from nowhere',
    change: { asksModel: false, noise: { items: 20, repeats: 2, sd: 0.01, changed: 0.1 } },
    finds: [['fail', /asks no model/]],
  },
  {
    name: 'a ceiling',
    change: { saturation: { n: 50, atZero: 0, atOne: 0.9 } },
    finds: [['warn', /90 % of the rows already score 1/]],
  },
  {
    name: 'a floor',
    change: { saturation: { n: 50, atZero: 0.96, atOne: 0 } },
    finds: [['warn', /96 % of the rows score 0/]],
  },
  { name: 'no agreement', change: agreement(0.39), finds: [['fail', /κ 0\.39 on 40/]] },
  { name: 'moderate agreement', change: agreement(0.59), finds: [['warn', /κ 0\.59 on 40, moderate/]] },
  { name: 'good agreement', change: agreement(0.6), finds: [] },
  { name: 'one-sided labels', change: agreement(null), finds: [['warn', /same one thing of all 40/]] },
  {
    name: 'coarse data',
    change: { sensitivity: { n: 20, sd: 0.3, detectable: 0.188, neededForFivePoints: 283, from: 'one_run' } },
    finds: [['warn', /no difference below 18\.8 points/]],
  },
  {
    name: 'leaks',
    change: { dataset: { leaks: [leak, leak, leak, leak], nearDuplicates: [], card: null } },
    finds: [['warn', /^4 examples also stand.*: d \(t\), d \(t\), d \(t\), …$/]],
  },
  {
    name: 'near copies',
    change: { dataset: { leaks: [], nearDuplicates: [{ ...leak, similarity: 0.8 }], card: null } },
    finds: [['warn', /^1 examples are nearly the same.*: d \(t\)$/]],
  },
  {
    name: 'an untrue card',
    change: {
      dataset: { leaks: [], nearDuplicates: [], card: { path: 'x.card.json', problems: ['a', 'b'] } },
    },
    finds: [
      ['warn', /card: a/],
      ['warn', /card: b/],
    ],
  },
  {
    name: 'failures before warnings',
    change: { ...ranked([0.3, 1, 1]), ...agreement(0) },
    finds: [
      ['fail', /κ/],
      ['warn', /another/],
    ],
  },
])('$name', ({ change, finds }) => {
  const found = metricFindings({ ...sound, ...change })
  expect(found.map(({ level }) => level)).toEqual(finds.map(([level]) => level))
  for (const [i, [, told]] of finds.entries()) expect(found[i]?.told).toMatch(told)
})
