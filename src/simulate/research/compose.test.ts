/** What is composed keeps every rule that the skill keeps, and breaks the one that it does not. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOfSchema } from '../reading/type-schema.ts'
import type { Values } from '../reading/value-type.ts'
import { contentWords, countWords, wordSet } from '../reading/words.ts'
import { chanceOf } from '../skill/chance.ts'
import type { Rule } from '../skill/models.ts'
import { contextOf, inputText } from './context.ts'
import { paraphrased } from './paraphrase.ts'
import { reasonFor } from './reasoning.ts'
import { researchTask } from './task.ts'

const notes = readFileSync(new URL('../fixtures/notes.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Values)
const list = (items: object, limits: object = {}) => ({ type: 'array', items, ...limits })
const text = { type: 'string' }

/** Answers to all notes by a model that keeps every rule but some. */
function answers(
  schema: object,
  { broken = [], extra = {} }: { broken?: readonly Rule[]; extra?: Values } = {},
) {
  const task = researchTask(fieldsOfSchema({ ...schema }), 'How Might We', [])
  if (task === undefined) throw new Error('expected a research task')
  return notes.map((note, at) => {
    const inputs = { ...note, ...extra }
    const context = contextOf(inputs)
    const composing = {
      context,
      count: task.countFor(context),
      skill: (rule: Rule) => Number(!broken.includes(rule)),
      chance: chanceOf(`${at}`),
    }
    const outputs = task.compose(composing, (key) => `filled ${key.name}`)
    return { inputs, outputs, judged: task.judge({ inputs, outputs }) }
  })
}

describe('questions', () => {
  const schema = {
    properties: {
      hmw_questions: list(text),
      relevance_scores: list({ type: 'number', minimum: 0, maximum: 10 }),
    },
  }
  const all = answers(schema)
  const questionsOf = (outputs: Values) => outputs.hmw_questions as string[]

  it('keep all rules, each in its own words, when the skill does', () => {
    for (const { inputs, outputs, judged } of all) {
      const questions = questionsOf(outputs)
      expect(judged.whole).toBe(1)
      expect(questions).toHaveLength(inputs.count as number)
      expect(new Set(questions).size).toBe(questions.length)
    }
  })

  it('are sentences of 9 to 26 words that name something of the notes', () => {
    for (const { inputs, outputs } of all) {
      const words = wordSet(inputText(inputs))
      for (const question of questionsOf(outputs)) {
        expect(question).toMatch(/^How might we [a-z][^?]*\?$/)
        expect(question).not.toMatch(/undefined|null| {2}|\b(?:I|my|we're)\b|\b(\w+) \1\b(?<!that that)/)
        expect(countWords(question)).toBeGreaterThanOrEqual(9)
        expect(countWords(question)).toBeLessThanOrEqual(26)
        expect(contentWords(question).filter((word) => words.has(word)).length).toBeGreaterThanOrEqual(1)
      }
    }
  })

  it('vary in how they begin', () => {
    const beginnings = new Set(
      all.flatMap(({ outputs }) =>
        questionsOf(outputs).map((question) => question.split(' ').slice(3, 5).join(' ')),
      ),
    )
    expect(beginnings.size).toBeGreaterThan(10)
  })

  it.each<Rule>(['prefix', 'length', 'relevance'])('break %s alone when the skill does', (rule) => {
    for (const { judged } of answers(schema, { broken: [rule] })) {
      expect(judged.rates.get(rule)).toBe(0)
      expect([...judged.rates].filter(([other, rate]) => rate < 1 && other !== rule)).toEqual([])
    }
  })

  it('are too few or too many when the skill breaks that', () => {
    const differences = answers(schema, { broken: ['count'] }).map(
      ({ inputs, outputs }) => questionsOf(outputs).length - (inputs.count as number),
    )
    expect(new Set(differences)).toEqual(new Set([-2, -1, 1]))
  })

  it('lack one or two scores when the skill breaks that', () => {
    for (const { outputs } of answers(schema, { broken: ['scores'] })) {
      const missing = questionsOf(outputs).length - (outputs.relevance_scores as number[]).length
      expect([1, 2]).toContain(missing)
    }
  })

  it('come one by one, as objects, and on other scales', () => {
    const single = answers({
      properties: { question: text, score: { type: 'integer', minimum: 1, maximum: 5 } },
    })
    expect(
      single.every(
        ({ outputs }) =>
          /^How might we/.test(String(outputs.question)) && [4, 5].includes(Number(outputs.score)),
      ),
    ).toBe(true)
    const objects = answers({
      properties: {
        hmws: list(
          {
            type: 'object',
            properties: { question: text, score: { type: 'number', minimum: 0, maximum: 1 } },
          },
          { maxItems: 2 },
        ),
      },
    })
    for (const { outputs } of objects) {
      expect(outputs.hmws).toHaveLength(2)
      expect(
        (outputs.hmws as Values[]).every(({ score }) => Number(score) >= 0.6 && Number(score) <= 1),
      ).toBe(true)
    }
  })

  it('are found for notes that give next to nothing', () => {
    for (const inputs of [{ notes: 'Rain.' }, { insights: [] }, { context: 'x' }]) {
      const task = researchTask(fieldsOfSchema(schema), 'How Might We', [])
      const outputs = task?.compose(
        { context: contextOf(inputs), count: 3, skill: () => 1, chance: chanceOf('few') },
        () => null,
      )
      expect(questionsOf(outputs ?? {}).every((question) => /^How might we .{20,}\?$/.test(question))).toBe(
        true,
      )
    }
  })
})

describe('solutions', () => {
  const properties = {
    title: text,
    description: text,
    hmw: text,
    metrics: list(text),
    jtbds: list(text),
    impact: { type: 'integer', minimum: 1, maximum: 10 },
    effort: { type: 'integer', minimum: 1, maximum: 10 },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    rank: { type: 'integer' },
    owner: text,
  }
  const schema = { properties: { solutions: list({ type: 'object', properties }) } }
  const extra = {
    hmws: [
      'How might we help people in the first minute?',
      'How might we make the second time easier than the first?',
    ],
  }
  const solutionsOf = ({ solutions }: Values) => solutions as Values[]

  it('keep all rules when the skill does, and have a value for each key', () => {
    for (const { inputs, outputs, judged } of answers(schema, { extra })) {
      expect(judged.whole).toBe(1)
      expect(solutionsOf(outputs)).toHaveLength(inputs.count as number)
      for (const solution of solutionsOf(outputs)) {
        expect(Object.keys(solution)).toEqual(Object.keys(properties))
        expect(solution.owner).toBe('filled owner')
        expect(JSON.stringify(solution)).not.toMatch(/undefined|null/)
        expect(solution.confidence).toBeGreaterThan(0.3)
        expect(solution.confidence).toBeLessThan(1)
      }
    }
  })

  it.each<Rule>(['title', 'description', 'hmw', 'metrics', 'jobs', 'rank', 'order'])(
    'break %s when the skill does',
    (rule) => {
      for (const { judged, outputs } of answers(schema, { broken: [rule], extra })) {
        const count = solutionsOf(outputs).length
        // Nothing stands after the last solution that could beat it.
        expect((judged.rates.get(rule) ?? 1) * count).toBeLessThanOrEqual(rule === 'order' ? 1 : 0)
        expect(count).toBeGreaterThan(1)
      }
    },
  )

  it('take titles and questions from the ideas of a former step', () => {
    const ideas = ['Red door', 'Blue door', 'Green door', 'Red door'].map((title, at) => ({
      title,
      description: `Paint it so that everybody finds the way in at night ${at}.`,
      hmw: extra.hmws[at % 2],
    }))
    const { outputs, judged } = answers(schema, { extra: { ideas, hmws: [], count: 3 } })[0] ?? {
      outputs: {},
      judged: undefined,
    }
    expect(new Set(solutionsOf(outputs).map(({ title }) => title))).toEqual(
      new Set(['Red door', 'Blue door', 'Green door']),
    )
    expect(judged?.rates.get('hmw')).toBe(1)
  })

  it('are more when they are ideas', () => {
    const { title, description, hmw } = properties
    const found = answers(
      { properties: { ideas: list({ type: 'object', properties: { title, description, hmw } }) } },
      { extra: { ...extra, count: 4 } },
    )
    expect(found.every(({ outputs }) => (outputs.ideas as Values[]).length === 5)).toBe(true)
  })

  it('keep to other scales and to a single metric', () => {
    const few = {
      ...properties,
      metrics: text,
      impact: { type: 'integer', minimum: 1, maximum: 5 },
      confidence: { type: 'integer', minimum: 0, maximum: 100 },
    }
    for (const { outputs } of answers(
      { properties: { solutions: list({ type: 'object', properties: few }) } },
      { extra },
    )) {
      for (const { metrics, impact, confidence } of solutionsOf(outputs)) {
        expect(typeof metrics).toBe('string')
        expect([1, 2, 3, 4, 5]).toContain(impact)
        expect(confidence).toBeGreaterThan(1)
      }
    }
  })
})

describe('the words around them', () => {
  it('give reasons made of the notes', () => {
    for (const note of notes) {
      const reason = reasonFor(contextOf(note), 'questions', chanceOf('why'))
      expect(reason).toMatch(/^[A-Z].*questions.*\.$/)
      expect(countWords(reason)).toBeGreaterThan(12)
    }
    expect(reasonFor(contextOf({}), 'ideas', chanceOf('why'))).toMatch(/ideas/)
  })

  it.each([
    'How might we wait?',
    'Riders who come back: 31%, target 45%',
    'When it rains, I want to stay dry, so that I can work',
    'x',
  ])('a paraphrase is never the same: %s', (given) => {
    for (let seed = 0; seed < 20; seed += 1) {
      expect(paraphrased(given, chanceOf(String(seed))).toLowerCase()).not.toBe(given.toLowerCase())
    }
  })
})
