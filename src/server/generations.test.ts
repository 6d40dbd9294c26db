/** From predictions to answers. */
import { expect, it } from 'vitest'
import { solutionsGeneration } from './generations.ts'

const solution = (rank: number, title = `rank ${rank}`) => ({
  ...{
    title,
    description: 'd',
    hmw: 'h',
    metrics: [],
    jtbds: [],
    impact: 5,
    effort: 5,
    confidence: 0.5,
    rank,
  },
})
const request = { hmws: ['h'], context: { insights: [], metrics: [], jtbds: [] }, count: 2 }

it.each([
  [
    [1, 2],
    ['rank 1', 'rank 2'],
  ],
  [
    [3, 2, 1],
    ['rank 1', 'rank 2'],
  ],
  [[4], ['rank 4']],
])('solutions ranked %j are given best first, at most as many as asked for', (ranks, titles) => {
  const prediction = { solutions: ranks.map((rank) => solution(rank)), reasoning: 'r' }
  expect(solutionsGeneration.read(prediction, request).solutions.map(({ title }) => title)).toEqual(titles)
})

it('solutions of the same rank keep their order', () => {
  const prediction = { solutions: [solution(1, 'a'), solution(1, 'b'), solution(1, 'c')], reasoning: 'r' }
  expect(solutionsGeneration.read(prediction, request).solutions.map(({ title }) => title)).toEqual([
    'a',
    'b',
  ])
})
