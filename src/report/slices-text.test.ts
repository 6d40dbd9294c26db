/** The table of slices, as it is read. */
import { expect, it } from 'vitest'
import { slicesText } from './slices-text.ts'

it('shows value, score with interval, examples and errors', () => {
  const slices = [
    { value: 'tech', n: 4, errors: 1, score: 0.25, ci: [0.05, 0.7] as const },
    { value: null, n: 12, errors: 0, score: 1, ci: [0.76, 1] as const },
    { value: '東京', n: 0, errors: 2, score: null, ci: null },
  ]
  expect(slicesText(slices, 'team').split('\n')).toEqual([
    'team                  score   n  errors',
    'tech       25.0 [5.0, 70.0]   4       1',
    '(none)  100.0 [76.0, 100.0]  12',
    '東京                      —   0       2',
  ])
})

it('says when there is nothing to slice', () => {
  expect(slicesText([], 'team')).toBe('no rows to slice by team')
})
