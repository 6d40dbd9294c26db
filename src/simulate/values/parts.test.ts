/** The parts that values are made of: everyday words, numbers, phrases, what demos teach. */
import { describe, expect, it } from 'vitest'
import type { NumberType } from '../reading/value-type.ts'
import { wordSet } from '../reading/words.ts'
import { chanceOf } from '../skill/chance.ts'
import { composeNumber } from './compose-number.ts'
import { composeText, salientPhrases } from './compose-text.ts'
import { demoWords, type Filling, nearnessOf, type Shown, textIn, wordsAndTopics } from './filling.ts'
import { learned } from './learned.ts'
import { cuesOf, isFamiliar, topicsOf } from './thesaurus.ts'

const filling = (inputs: Record<string, unknown>, seed = '0'): Filling => {
  const text = textIn(inputs)
  return { inputs, text, words: wordsAndTopics(text), told: '', chance: chanceOf(seed), noise: 0.5 }
}
const shown = (value: unknown, text: string, nearness = 0): Shown => ({
  value,
  nearness,
  words: wordsAndTopics(text),
})

describe('everyday words', () => {
  it.each([
    ['billing', 'invoice'],
    ['is_urgent', 'deadline'],
    ['Technical Support', 'crash'],
    ['negative', 'terrible'],
    ['shipping', 'parcel'],
  ])('for %s include %s', (category, word) => {
    expect(isFamiliar(category)).toBe(true)
    const cues = cuesOf(category)
    expect([...wordSet(word)].every((own) => cues.has(own))).toBe(true)
  })

  it('are only those of its name for a name that says nothing', () => {
    expect(isFamiliar('zebra')).toBe(false)
    expect([...cuesOf('zebra_crossing')]).toEqual([...wordSet('zebra crossing')])
  })

  it('give two texts that share no word a topic in common', () => {
    const [a, b] = ['charged twice', 'an extra fee'].map((text) => topicsOf(wordSet(text)))
    expect(a?.filter((topic) => b?.includes(topic))).not.toEqual([])
  })
})

describe('a number', () => {
  const type = (change: Partial<NumberType> = {}): NumberType => ({
    kind: 'number',
    isInteger: false,
    ...change,
  })
  const many = (of: NumberType, inputs = {}, name = 'n') =>
    Array.from({ length: 50 }, (_, at) => composeNumber(of, name, filling(inputs, String(at)), []))

  it.each([
    type({ min: 0, max: 1 }),
    type({ min: 3 }),
    type({ max: -2 }),
    type({ min: 1.5, max: 1.6 }),
    type({ isInteger: true, min: 4, max: 5 }),
    type({ isInteger: true, step: 7, min: 10, max: 30 }),
    type({ min: 0 + 1e-6, max: 1 - 1e-6 }),
  ])('stays in %o', (of) => {
    for (const value of many(of)) {
      expect(value).toBeGreaterThanOrEqual(of.min ?? -Infinity)
      expect(value).toBeLessThanOrEqual(of.max ?? Infinity)
      if (of.isInteger) expect(Number.isInteger(value)).toBe(true)
      if (of.step) expect(value % of.step).toBe(0)
    }
  })

  it('is taken from the input when it can be, but a rating is not', () => {
    expect(new Set(many(type(), { text: 'There are 12 chairs.' }))).toEqual(new Set([12]))
    expect(new Set(many(type(), { n: 4, text: 'There are 12 chairs.' }))).toEqual(new Set([4]))
    expect(new Set(many(type({ max: 10 }), { text: '12 chairs' })).has(12)).toBe(false)
    expect(new Set(many(type(), { text: 'There are 12 chairs.' }, 'score')).size).toBeGreaterThan(5)
  })

  it('is that of the nearest demos', () => {
    const given = [shown(2, 'x', 0.9), shown(9, 'y', 0.05)]
    expect(composeNumber(type(), 'n', filling({}), given)).toBeLessThan(4)
  })
})

describe('phrases', () => {
  it('are the words that carry most, names first', () => {
    const phrases = salientPhrases(
      filling({
        text: 'The harbour master closed the harbour. It rained. Captain Olsen protested at the harbour.',
      }),
    )
    expect(phrases[0]).toMatch(/harbour|Olsen/)
    expect(phrases.every((phrase) => phrase.split(' ').length <= 3)).toBe(true)
  })

  it('are never missing', () => {
    expect(salientPhrases(filling({ text: '' }))).toEqual(['nothing to go on'])
    expect(salientPhrases(filling({ text: '7' }))).toEqual(['7'])
  })
})

describe('a text', () => {
  it.each([
    ['email', /^[\w.+-]+@[\w.-]+$/],
    ['uri', /^https?:\/\/\S+$/],
    ['uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    ['date', /^\d{4}-\d{2}-\d{2}$/],
    ['time', /^\d{2}:\d{2}:\d{2}$/],
    ['date-time', /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/],
  ])('has the format %s', (format, pattern) => {
    expect(composeText({ kind: 'text', format }, 'x', filling({ text: 'Nothing of the kind' }), [])).toMatch(
      pattern,
    )
  })

  it('takes what the input has of its format', () => {
    const inputs = { text: 'Write to ann@example.org by 2025-03-04, see https://example.org/x' }
    const of = (format: string) => composeText({ kind: 'text', format }, 'x', filling(inputs), [])
    expect([of('email'), of('date'), of('uri')]).toEqual([
      'ann@example.org',
      '2025-03-04',
      'https://example.org/x',
    ])
  })

  it.each([
    [5, 10],
    [40, 60],
    [0, 3],
  ])('has %i to %i characters where that is told', (min, max) => {
    const { length } = composeText(
      { kind: 'text', min, max },
      'note',
      filling({ text: 'Rain all day in the hills.' }),
      [],
    )
    expect(length).toBeGreaterThanOrEqual(min)
    expect(length).toBeLessThanOrEqual(max)
  })
})

describe('what demos teach', () => {
  const demos = [
    shown('red', 'apples and cherries'),
    shown('red', 'more cherries please'),
    shown('blue', 'plums please'),
    shown('blue', 'berries and plums'),
  ]
  const speaks = (member: string, text: string) =>
    learned(member, { words: wordsAndTopics(text), shown: demos, weight: 1 })

  it('is which words come with which member', () => {
    expect(speaks('red', 'cherries')).toBeGreaterThan(speaks('blue', 'cherries'))
    expect(speaks('blue', 'plums')).toBeGreaterThan(speaks('red', 'plums'))
  })

  it('is nothing by words that come with all, or with none', () => {
    expect(speaks('red', 'please')).toBeCloseTo(speaks('blue', 'please'), 10)
    expect(speaks('red', 'unheard')).toBeCloseTo(speaks('blue', 'unheard'), 10)
    expect(learned('red', { words: new Set(['x']), shown: [], weight: 1 })).toBe(0)
  })

  it('is most by a demo that asks the same', () => {
    const words = demoWords([
      { inputs: { t: 'apples and cherries' }, outputs: {} },
      { inputs: { t: 'plums please' }, outputs: {} },
    ])
    const [same = 0, other = 0] = nearnessOf(words, wordsAndTopics('cherries and apples'))
    expect(same).toBeCloseTo(1, 5)
    expect(other).toBe(0)
  })
})
