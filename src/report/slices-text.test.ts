/** The table of slices, as it is read. */
import { expect, it } from 'vitest'
import { comparedSlicesText, slicesText } from './slices-text.ts'

it('shows value, score with interval, examples and errors', () => {
  const slices = [
    { value: 'tech', n: 4, errors: 1, score: 0.25, ci: [0.05, 0.7] as const },
    { value: null, n: 12, errors: 0, score: 1, ci: [0.76, 1] as const },
    { value: '東京', n: 0, errors: 2, score: null, ci: null },
  ]
  expect(slicesText({ key: 'team', slices }).split('\n')).toEqual([
    'team                  score   n  errors',
    'tech       25.0 [5.0, 70.0]   4       1',
    '(none)  100.0 [76.0, 100.0]  12',
    '東京                      —   0       2',
  ])
})

it('shows the weakest of very many, and how many more there are', () => {
  const slices = Array.from({ length: 52 }, (_, i) => ({
    value: `${i}\n`,
    n: 1,
    errors: 0,
    score: 1,
    ci: null,
  }))
  const lines = slicesText({ key: 'page', slices }).split('\n')
  expect(lines).toHaveLength(52)
  expect(lines.at(-1)).toBe('… 2 more slices')
})

it('shows both scores of a slice, their difference and how sure it is', () => {
  const slice = { wins: 0, losses: 4, ties: 1, scoreA: 1, scoreB: 0.2 }
  const text = comparedSlicesText({
    key: 'team',
    slices: [
      { value: 'tech', pairs: 5, difference: -0.8, ci: [-1, -0.2], p: 0.25, ...slice },
      { value: null, pairs: 0, ...slice, difference: null, ci: null, p: null },
    ],
  })
  expect(text.split('\n')[0]).toMatch(/^team +first +second +difference +pairs +p \(BH\)$/)
  expect(text).toMatch(/^tech +100\.0 +20\.0 +-80\.0 \[-100\.0, -20\.0\] +5 +\.250/m)
  expect(text).toMatch(/^\(none\) .* — +0 +—$/m)
})
