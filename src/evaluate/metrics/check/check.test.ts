/** The parts of a metric check: controls and their ranking, noise, agreement, sensitivity. */
import { describe, expect, it } from 'vitest'
import { type Example, predict, pyRandom, signature } from '../../../engine/index.ts'
import { scriptedLM } from '../../../testing/index.ts'
import type { Metric } from '../../metric.ts'
import { exactMatch, tokenF1 } from '../index.ts'
import {
  agreementOf,
  controlsOf,
  noiseOf,
  rankControls,
  retest,
  saturationOf,
  sensitivityOf,
  spreadOf,
} from './index.ts'

const exampleOf = (id: string, labels: Example['labels']): Example => ({ id, inputs: {}, labels })
const capitals = ['Rome in Italy', 'Paris in France', 'Oslo in Norway'].map((a, i) =>
  exampleOf(`e${i}`, { a }),
)
const controls = (examples: readonly Example[], fields?: string[]) =>
  controlsOf(examples, { fields, rng: pyRandom(0) })
const ranked = async (metric: Metric<Record<string, unknown>>, examples: readonly Example[] = capitals) => {
  const { good, bad, error } = await rankControls(controls(examples), { metric: metric as Metric, name: 'm' })
  return { good, error, ...Object.fromEntries(bad.map((figure) => [figure.control, figure.ranked])) }
}

describe('controlsOf', () => {
  it('makes each kind of wrong answer of every type of label', () => {
    const labels = {
      text: 'one two',
      n: 3,
      yes: true,
      list: ['a b', 'c d', 'e f'],
      deep: { x: 1 },
      none: null,
    }
    const [first] = controls([exampleOf('a', labels), exampleOf('b', { text: 'other' })])
    expect(first?.good).toEqual(labels)
    expect(
      Object.fromEntries(first?.bad.map(({ control, prediction }) => [control, prediction]) ?? []),
    ).toEqual({
      other_labels: { text: 'other' },
      emptied: { text: '', n: null, yes: null, list: [], deep: {}, none: null },
      broken: { text: 'two one', n: -4, yes: false, list: ['b a', 'd c'], deep: { x: -2 }, none: null },
    })
  })

  it('leaves out what equals the right answer, and examples without labels of the fields', () => {
    const same = [exampleOf('a', { a: '' }), exampleOf('b', { a: '' }), exampleOf('c', { b: 'x' })]
    expect(controls(same, ['a']).map(({ bad }) => bad.map(({ control }) => control))).toEqual([
      ['broken'],
      ['broken'],
    ])
  })

  it('breaks alike for equal seeds', () => expect(controls(capitals)).toEqual(controls(capitals)))
})

describe('rankControls', () => {
  it.each([
    { name: 'a sound metric', metric: exactMatch('a'), says: { other_labels: 1, emptied: 1, broken: 1 } },
    {
      name: 'one blind to word order',
      metric: tokenF1('a'),
      says: { other_labels: 1, emptied: 1, broken: 0 },
    },
    {
      name: 'one that only wants text',
      metric: (_: Example, p: Record<string, unknown>) => p.a !== '',
      says: { other_labels: 0, emptied: 1, broken: 0 },
    },
    {
      name: 'one that always says yes',
      metric: () => true,
      says: { other_labels: 0, emptied: 0, broken: 0 },
    },
    {
      name: 'one turned round',
      metric: (e: Example, p: Record<string, unknown>) => p.a !== e.labels.a,
      says: { good: { n: 3, mean: 0, errors: 0 }, emptied: 0 },
    },
  ])('$name', async ({ metric, says }) => expect(await ranked(metric)).toMatchObject(says))

  it('takes failing on a wrong answer for telling it, and failing on a right one for a fault', async () => {
    const picky: Metric<Record<string, unknown>> = (_, { a }) => {
      if (a === '') throw new Error('no text')
      if (a === 'Oslo in Norway') throw new Error('no Oslo')
      return String(a).includes('in')
    }
    expect(await ranked(picky)).toMatchObject({
      good: { n: 3, mean: 1, errors: 1 },
      emptied: 1,
      error: 'no Oslo',
    })
  })

  it('has no figures without controls', async () => {
    expect(await ranked(() => 1, [])).toMatchObject({ good: { n: 0, mean: null }, emptied: null })
  })
})

describe('retest', () => {
  const judged = capitals.map((example) => ({ example, prediction: example.labels }))

  it('asks a judge again for each repeat', async () => {
    const lm = scriptedLM(({ repeat }) => `[[ ## ok ## ]]\n${repeat === 1 ? 'false' : 'true'}`)
    const judge = predict(signature('text -> ok: boolean'), { lm })
    const metric: Metric = async (_, prediction) => (await judge({ text: JSON.stringify(prediction) })).ok
    const noise = await retest(judged, { metric, name: 'm', repeats: 4 })
    expect(noise).toMatchObject({ items: 3, repeats: 4, changed: 1 })
    expect(noise?.sd).toBeCloseTo(0.5, 12)
    expect(lm.requests.map(({ repeat }) => repeat).toSorted()).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
  })

  it('finds no noise where the same gets the same', async () => {
    expect(await retest(judged, { metric: exactMatch('a') as Metric, name: 'm', repeats: 2 })).toEqual({
      items: 3,
      repeats: 2,
      sd: 0,
      changed: 0,
    })
  })

  it.each([
    { groups: [], expected: null },
    { groups: [[1], [0]], expected: null },
    { groups: [[0, 1], [1, 1], [1]], expected: { items: 2, repeats: 2, sd: 0.5, changed: 0.5 } },
  ])('noise of $groups', ({ groups, expected }) => expect(noiseOf(groups)).toEqual(expected))
})

describe('agreementOf', () => {
  const pairs = (counts: number[]) =>
    [
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ].flatMap(([metric = 0, people = 0], i) =>
      Array.from({ length: counts[i] ?? 0 }, () => ({ metric, people })),
    )

  it('gives κ of the textbook table', () => {
    const found = agreementOf(pairs([20, 5, 10, 15]))
    expect(found).toMatchObject({ n: 50, agreed: 0.7, goodFound: 20 / 30, badFound: 0.75 })
    expect(found?.kappa).toBeCloseTo(0.4, 12)
  })

  it.each([
    { name: 'nothing', counts: [0, 0, 0, 0], expected: null },
    {
      name: 'all good for both',
      counts: [9, 0, 0, 0],
      expected: { agreed: 1, kappa: null, goodFound: 1, badFound: null },
    },
    { name: 'full agreement', counts: [4, 0, 0, 4], expected: { agreed: 1, kappa: 1 } },
    { name: 'a metric that always says yes', counts: [5, 5, 0, 0], expected: { kappa: 0, badFound: 0 } },
  ])('$name', ({ counts, expected }) => {
    const found = agreementOf(pairs(counts))
    if (expected === null) expect(found).toBeNull()
    else expect(found).toMatchObject(expected)
  })
})

describe('sensitivity', () => {
  it('tells how many scores stand at the ends', () => {
    expect(saturationOf([0, 1, 1, 0.5])).toEqual({ n: 4, atZero: 0.25, atOne: 0.5 })
    expect(saturationOf([])).toBeNull()
  })

  it('tells what n examples show and what five points take', () => {
    const { detectable, neededForFivePoints } = sensitivityOf(100, 0.5)
    expect(detectable).toBeCloseTo(0.14008, 4)
    expect(neededForFivePoints).toBe(785)
    expect(sensitivityOf(100, 0)).toMatchObject({ detectable: null, neededForFivePoints: null })
  })

  it.each([
    { values: [1], expected: null },
    { values: [1, 1], expected: 0 },
    { values: [0, 1], expected: Math.SQRT1_2 },
  ])('spread of $values', ({ values, expected }) => {
    const spread = spreadOf(values)
    if (expected === null) expect(spread).toBeNull()
    else expect(spread).toBeCloseTo(expected, 12)
  })
})
