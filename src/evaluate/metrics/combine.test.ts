/** Combined metrics: the score, whose parts, whose words. */
import { expect, it } from 'vitest'
import { readScore } from '../metric.ts'
import { allOf, exactMatch, regex, tokenF1, weighted } from './index.ts'

const example = { id: 'e1', inputs: {}, labels: { a: 'red green', b: 'x' } }
const prediction = { a: 'green', b: 'y' }
const half = () => 0.5
const metrics = { f1: tokenF1('a'), exact: exactMatch('b'), half }

it('allOf is as good as the worst, with the parts of all', async () => {
  const score = readScore(await allOf(metrics)(example, prediction), 'm')
  expect(score.value).toBe(0)
  expect(score.parts).toEqual({ f1: 2 / 3, 'f1.precision': 1, 'f1.recall': 0.5, exact: 0, half: 0.5 })
  expect(score.feedback).toBe('f1: a: missing "red"\nexact: b: expected "x", got "y"')
})

it('allOf is 1 without feedback when all are met', async () => {
  const met = allOf({ yes: () => true, one: regex('b', /y/) })
  expect(readScore(await met(example, prediction), 'm')).toEqual({ value: 1, parts: { yes: 1, one: 1 } })
})

it('weighted is the weighted mean', async () => {
  const metric = weighted({ exact: [exactMatch('b'), 1], half: [half, 2], one: [() => 1, 1] })
  expect(readScore(await metric(example, prediction), 'm').value).toBe(0.5)
})

it('weighted never passes 1', async () => {
  const ones = Object.fromEntries([0.1, 0.2, 0.7].map((weight, i) => [`m${i}`, [() => 1, weight] as const]))
  expect(readScore(await weighted(ones)(example, prediction), 'm').value).toBe(1)
})

it('hands on trace and failures', async () => {
  const traced = allOf({ calls: (_example, _prediction, trace) => trace?.length === 0 })
  expect(readScore(await traced(example, prediction, []), 'm').value).toBe(1)
  await expect(allOf({ bad: () => Number.NaN })(example, prediction)).rejects.toMatchObject({
    code: 'invalid_score',
    message: expect.stringContaining('bad'),
  })
})

it.each([
  { name: 'allOf of nothing', make: () => allOf({}) },
  { name: 'weighted of nothing', make: () => weighted({}) },
  { name: 'a weight of 0', make: () => weighted({ half: [half, 0] }) },
  { name: 'no weight', make: () => weighted({ half: [half, Number.NaN] }) },
])('refuses $name', ({ make }) => {
  expect(make).toThrow(expect.objectContaining({ name: 'InputError', code: 'invalid_metric' }))
})
