/** DSPy's figure on rows of either kind; the recorded cases are in tests/parity/evaluate.ts. */
import { expect, it } from 'vitest'
import { dspyScore, pythonRound2 } from './dspy-score.ts'

it.each([
  { name: 'stored rows', rows: [{ score: 1 }, { score: 0 }, { score: 1 }], expected: 66.67 },
  {
    name: 'rows of an evaluation, by their first metric',
    rows: [{ scores: { a: { value: 0.5 }, b: { value: 0 } } }, { scores: { a: { value: 1 } } }],
    expected: 75,
  },
  { name: 'error rows as 0', rows: [{ score: null }, { scores: {} }, { score: 1 }], expected: 33.33 },
  { name: 'error rows as told', rows: [{ score: null }, { score: 1 }], failureScore: -1, expected: 0 },
  { name: 'no rows', rows: [], expected: null },
])('$name', ({ rows, failureScore, expected }) => {
  expect(dspyScore(rows, failureScore)).toBe(expected)
})

it.each([
  [0.125, 0.12],
  [0.375, 0.38],
  [-0.125, -0.12],
  [-0.375, -0.38],
  [2.675, 2.67],
  [12.5, 12.5],
  [0.05, 0.05],
  [99.995, 100],
  [87_654_321.125, 87_654_321.12],
])('rounds %d to %d', (x, expected) => expect(pythonRound2(x)).toBe(expected))

it.each([Number.NaN, Number.POSITIVE_INFINITY, -1e21])('refuses %d', (x) => {
  expect(() => pythonRound2(x)).toThrow(RangeError)
})
