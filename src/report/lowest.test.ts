/** The lowest rows of many, without holding the others. */
import { expect, it } from 'vitest'
import { pyRandom } from '../engine/index.ts'
import { lowest } from './lowest.ts'

it.each([0, 1, 7, 500, 5000])('gives the first %i as sorting all would, errors before scores', (limit) => {
  const rng = pyRandom(limit)
  const rows = Array.from({ length: 3000 }, (_, index) => {
    const score = Math.floor(rng.random() * 12) / 10
    return { index, score: score > 1 ? null : score }
  })
  const found = lowest(limit)
  for (const row of rows) found.add(row)
  const sorted = rows.toSorted((a, b) => (a.score ?? -1) - (b.score ?? -1) || a.index - b.index)
  expect(found.result()).toEqual(sorted.slice(0, limit))
})
