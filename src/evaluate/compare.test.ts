/** Paired comparison: reference values of the field, the verdict rule, and data that say nothing. */
import { describe, expect, it } from 'vitest'
import { comparePairs, type Pair, verdictOf } from './compare.ts'
import { compare } from './compare-evaluations.ts'
import { statistics } from './index.ts'
import type { Row } from './row.ts'

/** Pairs of yes/no rows: so many better and worse, and ties. */
function yesNo(wins: number, losses: number, ties = 0): Pair[] {
  const times = (n: number, pair: Pair) => Array.from({ length: n }, () => pair)
  return [...times(wins, { a: 0, b: 1 }), ...times(losses, { a: 1, b: 0 }), ...times(ties, { a: 1, b: 1 })]
}

const graded = (differences: readonly number[]): Pair[] => differences.map((d) => ({ a: 0.3, b: 0.3 + d }))

describe('yes/no rows', () => {
  it.each([
    { wins: 5, losses: 0, p: 0.0625, verdict: 'cannot_tell' },
    { wins: 6, losses: 0, p: 0.03125, verdict: 'b_better' },
    { wins: 0, losses: 6, p: 0.03125, verdict: 'a_better' },
    { wins: 1, losses: 9, p: 0.021484, verdict: 'a_better' },
    { wins: 10, losses: 2, p: 0.038574, verdict: 'b_better' },
    { wins: 15, losses: 5, p: 0.041389, verdict: 'b_better' },
    { wins: 6, losses: 16, p: 0.052479, verdict: 'cannot_tell' },
    { wins: 8, losses: 8, p: 1, verdict: 'cannot_tell' },
    { wins: 25, losses: 10, p: 0.016674, verdict: 'b_better' },
  ])('$wins better, $losses worse: p = $p, $verdict', ({ wins, losses, p, verdict }) => {
    const found = comparePairs(yesNo(wins, losses, 20))
    expect(found).toMatchObject({
      test: 'mcnemar',
      wins,
      losses,
      ties: 20,
      verdict,
      pairs: wins + losses + 20,
    })
    expect(found.p).toBeCloseTo(p, 5)
  })
})

describe('graded rows', () => {
  it.each([
    { d: [0.1, 0.1, 0.1, 0.1, 0.1], p: 0.0625 },
    { d: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1], p: 0.03125 },
    { d: [...Array.from({ length: 9 }, () => 0.1), -0.1], p: 0.021484 },
    { d: [0.1, 0.1, 0.1, -0.1, 0, 0, 0, 0], p: 0.625 },
  ])('$d gives p = $p by sign-flip', ({ d, p }) => {
    const found = comparePairs(graded(d))
    expect(found.test).toBe('sign-flip')
    expect(found.p).toBeCloseTo(p, 5)
  })
})

it('reads the reference example with the sign of b − a', () => {
  const digits = (text: string) => [...text].map(Number)
  const found = compare(digits('1110101101'), digits('1010100101'))
  expect(found).toMatchObject({ pairs: 10, wins: 0, losses: 2, ties: 8, excluded: 0, verdict: 'cannot_tell' })
  expect(found.difference).toBeCloseTo(-0.2, 12)
  expect(found.scoreA).toBeCloseTo(0.7, 12)
  const expected = statistics.newcombe({ both: 5, aOnly: 2, bOnly: 0, neither: 3 })
  expect(found.ci).toEqual(expected)
})

it('says what the pairs can show and how many more are needed', () => {
  const found = comparePairs(yesNo(6, 4, 40))
  const differences = yesNo(6, 4, 40).map(({ a, b }) => b - a)
  const sd = statistics.standardError(differences) * Math.sqrt(50)
  expect(found.detectable).toBeCloseTo(statistics.minimumDetectable({ n: 50, sd }), 12)
  expect(found.needed).toBe(statistics.sampleSize({ difference: 0.04, sd }) - 50)
})

it.each([
  { difference: 0.1, p: 0.049, low: 0.01, margin: undefined, verdict: 'b_better' },
  { difference: -0.1, p: 0.049, low: -0.2, margin: undefined, verdict: 'a_better' },
  { difference: 0.1, p: 0.05, low: 0.01, margin: undefined, verdict: 'cannot_tell' },
  { difference: 0.1, p: 0.3, low: -0.019, margin: 0.02, verdict: 'no_worse' },
  { difference: 0.1, p: 0.3, low: -0.02, margin: 0.02, verdict: 'cannot_tell' },
  { difference: -0.01, p: 0.01, low: -0.015, margin: 0.02, verdict: 'a_better' },
  { difference: 0, p: 0.001, low: 0, margin: undefined, verdict: 'cannot_tell' },
] as const)('p $p, difference $difference, low $low, margin $margin: $verdict', ({ verdict, ...given }) => {
  expect(verdictOf({ alpha: 0.05, ...given })).toBe(verdict)
})

it.each([
  { what: 'all equal', pairs: yesNo(0, 0, 30) },
  { what: 'all graded equal', pairs: graded(Array.from({ length: 30 }, () => 0)) },
  { what: 'all better by the same', pairs: graded([0.2, 0.2, 0.2]) },
  { what: 'one pair', pairs: graded([0.2]) },
])('gives constant rows an interval with width: $what', ({ pairs }) => {
  const { ci, difference, verdict } = comparePairs(pairs)
  if (ci === null || difference === null) throw new Error('expected an interval')
  expect(ci[0]).toBeLessThan(difference)
  expect(ci[1]).toBeGreaterThan(difference)
  expect(verdict).toBe('cannot_tell')
})

it('calls many equal rows no worse within a margin they can show', () => {
  expect(comparePairs(yesNo(0, 0, 300), { margin: 0.02 }).verdict).toBe('no_worse')
  expect(comparePairs(yesNo(0, 0, 30), { margin: 0.02 }).verdict).toBe('cannot_tell')
})

it('has nothing to say without pairs', () => {
  expect(comparePairs([])).toMatchObject({
    ...{ pairs: 0, wins: 0, losses: 0, ties: 0, verdict: 'cannot_tell' },
    ...{ scoreA: null, scoreB: null, difference: null, ci: null, p: null, detectable: null, needed: null },
  })
})

describe('two evaluations', () => {
  const row = (exampleId: string, value: number | undefined): Row => ({
    ...{ index: 0, exampleId, repeat: 0, inputs: {}, labels: {}, calls: [], durationMs: 1 },
    scores: value === undefined ? {} : { exact: { value } },
  })
  const arm = (...rows: readonly Row[]) => ({ metric: 'exact', rows })

  it('are paired by example, repeats averaged, errors excluded in both', () => {
    const a = arm(row('x', 1), row('x', 0), row('y', 1), row('z', undefined))
    const b = arm(row('z', 1), row('x', 1), row('x', 1), row('y', undefined))
    expect(compare(a, b)).toMatchObject({ pairs: 1, excluded: 2, scoreA: 0.5, scoreB: 1, difference: 0.5 })
  })

  it('take the score of an example from the repeats that have one', () => {
    const a = arm(row('x', 1), row('x', undefined))
    expect(compare(a, arm(row('x', 0)))).toMatchObject({ pairs: 1, excluded: 0, difference: -1 })
  })

  it('may have nothing in common', () => {
    expect(compare(arm(row('x', 1)), arm(row('y', 1)))).toMatchObject({ pairs: 0, excluded: 2, p: null })
  })
})

it.each([
  { name: 'another metric', b: { metric: 'f1', rows: [] }, code: 'not_comparable', told: 'got exact and f1' },
  {
    name: 'rows that were not kept',
    b: { metric: 'exact', rows: [], n: 3 },
    code: 'no_rows',
    told: 'got 0 of 3',
  },
  { name: 'a score that is none', b: [1, Number.NaN], code: 'invalid_score', told: 'got NaN at 1' },
  { name: 'a score out of 100', b: [80], code: 'invalid_score', told: 'got 80 at 0' },
])('refuses $name', ({ b, code, told }) => {
  const refusal = expect.objectContaining({ code, message: expect.stringContaining(told) })
  expect(() => compare({ metric: 'exact', rows: [] }, b)).toThrow(refusal)
})
