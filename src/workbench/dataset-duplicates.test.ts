/** What stands twice in a set, or in both sets. */
import { expect, it } from 'vitest'
import { duplicatesOf } from './dataset-duplicates.ts'

const example = (id: string, text: string) => ({ id, inputs: { text }, labels: {} })
const long = 'the night nurse writes the dose on her hand because the screen has gone dark again'

it('finds copies in the set itself, all but the first', () => {
  const own = [example('a', 'Late replies.'), example('b', 'late  replies.'), example('c', 'other')]
  expect(duplicatesOf(own, []).copies).toEqual(['b'])
})

it('finds what stands in the other set, edited or not, and tells it once', () => {
  const own = [example('a', 'Late replies.'), example('b', `${long} today`), example('c', 'other')]
  const other = [example('x', 'LATE replies.'), example('y', long)]
  const { leaks, near } = duplicatesOf(own, other)
  expect(leaks).toEqual(['a'])
  expect(near).toMatchObject([{ id: 'b', otherId: 'y' }])
  expect(near?.[0]?.similarity).toBeGreaterThan(0.5)
})

it('does not look for near copies in large sets, and says so', () => {
  const many = Array.from({ length: 2001 }, (_, i) => example(String(i), `text ${i}`))
  expect(duplicatesOf(many, []).near).toBeNull()
})
