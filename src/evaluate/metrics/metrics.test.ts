/** Each metric that compares a field with a label, case by case. */
import { describe, expect, it } from 'vitest'
import type { Example } from '../../engine/index.ts'
import { type Metric, readScore } from '../metric.ts'
import { answerPassageMatch, contains, exactMatch, jsonEqual, numberMatch, regex, tokenF1 } from './index.ts'

interface Case {
  readonly name: string
  readonly metric: Metric<Record<string, unknown>>
  readonly labels: Record<string, unknown>
  readonly prediction: Record<string, unknown>
  readonly score: number
  readonly feedback?: RegExp
}

const exampleOf = (labels: Record<string, unknown>): Example => ({ id: 'e1', inputs: {}, labels })

/** One case: a metric, the label `a`, the field `a`, the score, what the feedback says. */
function of(metric: Metric<Record<string, unknown>>) {
  return (label: unknown, got: unknown, [score, feedback]: [number, RegExp?]): Case => ({
    name: `${JSON.stringify(label)} and ${JSON.stringify(got)}`,
    metric,
    labels: { a: label },
    prediction: { a: got },
    score,
    ...(feedback ? { feedback } : {}),
  })
}

const exact = of(exactMatch('a'))
const squad = of(exactMatch('a', { normalize: 'answer' }))
const within = of(contains('a'))
const number = of(numberMatch('a', { tolerance: 0.5 }))
const f1 = of(tokenF1('a'))
const json = of(jsonEqual('a'))
const passage = of(answerPassageMatch('a', { label: 'a' }))

const groups: Record<string, Case[]> = {
  exactMatch: [
    exact('Rome', ' rome ', [1]),
    exact('Rome', 'Paris', [0, /^a: expected "Rome", got "Paris"$/]),
    exact('Rome', undefined, [0, /got nothing/]),
    exact('null', null, [1]),
    exact(true, true, [1]),
    exact(7, '7', [1]),
    exact(['Rome', 'Roma'], 'roma', [1]),
    exact(['a', 'b'], ['a', 'b'], [1]),
    exact(['a', 'b'], ['b', 'a'], [0]),
    exact({ x: 1, y: 2 }, { y: 2, x: 1 }, [1]),
    exact('The Hague', 'Hague.', [0]),
    squad('The Hague', 'Hague.', [1]),
    squad('A', 'B', [0]),
    exact('', ' ', [1]),
    exact([], [], [1]),
  ],
  contains: [
    within('Rome', 'It is rome, of course', [1]),
    within('art', 'the party', [1]),
    within(['Rome', 'Roma'], 'ROMA', [1]),
    within('Rome', 'Paris', [0, /expected "Rome", got "Paris"/]),
    within('Rome', undefined, [0]),
    of(contains('a', { items: 'all' }))(['x', 'y', 'z'], 'z and x', [2 / 3, /expected "y"/]),
  ],
  numberMatch: [
    number(42, 'The answer is (42).', [1]),
    number(42, 'First 7, then 42!', [1]),
    number(42, 42.5, [1]),
    number(42, 42.6, [0, /read as 42\.6/]),
    number('$1,234.50', '1234.5', [1]),
    number(27, '\\$27.00', [1]),
    number(-5, 'about −5 km', [1]),
    number(60, '60%', [0, /read as 0\.6/]),
    number(0.6, '60%', [1]),
    number('60%', '60 %', [1]),
    number(1200, '1.2e3', [1]),
    number(2, 'H2O', [0, /no number found/]),
    number(42, 'none', [0, /no number found/]),
    number(42, null, [0]),
    number(1, Number.NaN, [0]),
    number([1, 9], '9', [1]),
    of(numberMatch('a'))(0.3, 0.1 + 0.2, [1]),
    of(numberMatch('a', { relative: 0.01 }))(100, 101, [1]),
    of(numberMatch('a', { relative: 0.01 }))(100, 101.1, [0]),
  ],
  tokenF1: [
    f1('the Eiffel Tower', 'Eiffel tower', [1]),
    f1('Paris', 'Paris Paris Paris Paris Paris', [1 / 3, /too much "paris paris paris paris"/]),
    f1('red green blue', 'green yellow', [0.4, /missing "red blue", too much "yellow"/]),
    f1('A', 'A', [1]),
    f1('Rome', '', [0, /missing "rome"/]),
    f1(['big red dog', 'dog'], 'dog', [1]),
    f1('天氣很好', '天氣好', [6 / 7]),
  ],
  jsonEqual: [
    json({ x: 1, y: [1, 2] }, { y: [1, 2], x: 1 }, [1]),
    json({ x: 1 }, '```json\n{ "x": 1 }\n```', [1]),
    json('{"x": 1}', { x: 1 }, [1]),
    json({ x: 1 }, 'not json', [0]),
    json({ x: [1, 2] }, { x: [2, 1] }, [0, /^a\.x\[0\]: expected 1, got 2\na\.x\[1\]/]),
    json([], {}, [0]),
    json({ x: 1 }, { x: 1, z: null }, [0, /a\.z: expected nothing, got null/]),
    json({ x: 1 }, undefined, [0]),
    of(jsonEqual('a', { partial: true }))({ x: 1, y: 2, z: 3 }, { x: 1, y: 2, z: 4 }, [2 / 3]),
  ],
  answerPassageMatch: [
    passage('New York', ['In Boston.', 'He left new york, sadly.'], [1]),
    passage('art', 'the party', [0, /none of 1$/]),
    passage(['x', 'Rome'], ['rome'], [1]),
    passage('Rome', [], [0, /none of 0$/]),
    passage('Rome', undefined, [0]),
    passage('New York', 'new', [0]),
  ],
  regex: [
    of(regex('a', /^\d+$/))(undefined, '123', [1]),
    of(regex('a', /^\d+$/))(undefined, '12a', [0, /expected a match of \/\^\\d\+\$\/, got "12a"/]),
    of(regex('a', /"x"/))(undefined, { x: 1 }, [1]),
    of(regex('a', /x/))(undefined, undefined, [0, /got nothing/]),
  ],
}

describe.each(Object.entries(groups))('%s', (_metric, cases) => {
  it.each(cases)(
    '$name',
    async ({ metric, labels, prediction, score, feedback = score < 1 ? /./ : /^$/ }) => {
      const read = readScore(await metric(exampleOf(labels), prediction), 'm')
      expect(read.value).toBeCloseTo(score, 12)
      expect(read.feedback ?? '').toMatch(feedback)
    },
  )
})

it('a pattern with g judges each time alike', () => {
  const metric = regex('a', /x/g)
  const scores = [1, 2, 3].map(() => metric(exampleOf({}), { a: 'x' }))
  expect(scores).toEqual([{ score: 1 }, { score: 1 }, { score: 1 }])
})

const makers = { exactMatch, contains, numberMatch, tokenF1, jsonEqual, answerPassageMatch }

describe.each(Object.entries(makers))('%s', (name, make) => {
  it('compares with a label of another name', async () => {
    const metric = make('answer', { label: 'gold' })
    const example = exampleOf({ gold: '4', answer: '5' })
    expect(readScore(await metric(example, { answer: '4' }), 'm').value).toBe(1)
    expect(readScore(await metric(example, { answer: '5' }), 'm').value).toBe(0)
  })

  const comparesData = name === 'exactMatch' || name === 'jsonEqual'
  it.each(comparesData ? [{}] : [{}, { gold: ' ' }, { gold: [] }, { gold: ['x', ''] }])(
    'fails for the labels %j, which any answer would meet',
    (labels) => {
      const metric = make('answer', { label: 'gold' })
      expect(() => metric(exampleOf(labels), { answer: '' })).toThrow(
        expect.objectContaining({ code: 'missing_label', message: expect.stringContaining('labels.gold') }),
      )
    },
  )
})

it('numberMatch fails for a label without a number', () => {
  expect(() => numberMatch('a')(exampleOf({ a: 'many' }), { a: 1 })).toThrow(
    expect.objectContaining({ code: 'label_not_a_number' }),
  )
})

it('tokenF1 tells precision and recall', () => {
  expect(tokenF1('a')(exampleOf({ a: 'red green' }), { a: 'green' })).toMatchObject({
    parts: { precision: 1, recall: 0.5 },
  })
})
