/** How demos are judged from the prompt alone, and how precisely a prompt states the rules. */
import { describe, expect, it } from 'vitest'
import { fieldsOfSchema } from '../reading/type-schema.ts'
import { type Rule, rules } from '../skill/models.ts'
import { statedRules } from './stated-rules.ts'
import { researchTask } from './task.ts'

const told = 'Write How Might We questions.'
const list = (items: object) => ({ type: 'array', items })
const asked = fieldsOfSchema({
  properties: {
    hmw_questions: list({ type: 'string' }),
    relevance_scores: list({ type: 'number', minimum: 0, maximum: 10 }),
  },
})
const inputs = { insights: ['Riders wait at the stop in the rain'], count: 2 }
const good = {
  hmw_questions: ['How might we keep riders dry at the stop?', 'How might we tell riders how long to wait?'],
  relevance_scores: [8, 7],
}

describe('a demo of questions', () => {
  const judge = (outputs: object, given: object = inputs) =>
    researchTask(asked, told, [])?.judge({ inputs: { ...given }, outputs: { ...outputs } })

  it('keeps all rules when it is good', () => {
    const { whole, grounded, rates } = judge(good) ?? {}
    expect({ whole, grounded }).toEqual({ whole: 1, grounded: 1 })
    expect([...(rates ?? [])].every(([, rate]) => rate === 1)).toBe(true)
  })

  it.each<[Rule, object, number, number]>([
    [
      'prefix',
      { ...good, hmw_questions: ['We should keep riders dry at the stop.', good.hmw_questions[1]] },
      0.5,
      0.5,
    ],
    ['length', { ...good, hmw_questions: ['How might we wait?', good.hmw_questions[1]] }, 0.5, 0.5],
    ['relevance', { ...good, relevance_scores: [5.9, 3] }, 0, 0],
    ['scores', { ...good, relevance_scores: [8] }, 0.5, 0.5],
    ['count', { hmw_questions: [good.hmw_questions[0]], relevance_scores: [8] }, 0, 0.5],
  ])('that breaks %s shows it in its rate', (rule, outputs, rate, whole) => {
    expect(judge(outputs)?.rates.get(rule)).toBe(rate)
    expect(judge(outputs)?.whole).toBe(whole)
  })

  it('without questions teaches nothing, and one about something else is not grounded', () => {
    expect(judge({})).toMatchObject({ whole: 0, rates: new Map() })
    expect(judge(good, { insights: ['Yolks curdle'], count: 2 })?.grounded).toBe(0)
  })

  it('may ask for one question, or for objects', () => {
    const single = fieldsOfSchema({ properties: { question: { type: 'string' }, score: { type: 'number' } } })
    expect(
      researchTask(single, told, [])
        ?.judge({ inputs, outputs: { question: good.hmw_questions[0], score: 4 } })
        .rates.get('relevance'),
    ).toBe(0)
    const objects = fieldsOfSchema({
      properties: {
        hmws: list({
          type: 'object',
          properties: { question: { type: 'string' }, score: { type: 'number' } },
        }),
      },
    })
    const hmws = good.hmw_questions.map((question) => ({ question, score: 8 }))
    expect(researchTask(objects, told, [])?.judge({ inputs, outputs: { hmws } }).whole).toBe(1)
  })
})

describe('a demo of solutions', () => {
  const text = { type: 'string' }
  const properties = {
    title: text,
    description: text,
    hmw: text,
    metrics: list(text),
    jtbds: list(text),
    impact: { type: 'integer' },
    effort: { type: 'integer' },
    rank: { type: 'integer' },
  }
  const task = researchTask(
    fieldsOfSchema({ properties: { solutions: list({ type: 'object', properties }) } }),
    'Solve.',
    [],
  )
  const given = {
    hmws: ['How might we keep riders dry?'],
    metrics: ['Wet riders: 40%'],
    jtbds: ['Stay dry'],
    count: 2,
  }
  const first = {
    title: 'Shelter at the stop',
    description: 'A small roof keeps riders dry while they wait for the bus.',
    hmw: given.hmws[0],
    metrics: given.metrics,
    jtbds: given.jtbds,
    impact: 8,
    effort: 5,
    rank: 1,
  }
  const second = { ...first, title: 'Lent umbrellas', impact: 6, effort: 4, rank: 2 }

  it('keeps all rules when it is good', () => {
    expect(task?.judge({ inputs: given, outputs: { solutions: [first, second] } })).toMatchObject({
      whole: 1,
      grounded: 1,
    })
  })

  it.each<[Rule, object]>([
    ['title', { title: 'Roof' }],
    ['description', { description: 'A small roof.' }],
    ['hmw', { hmw: 'How can we keep riders dry?' }],
    ['metrics', { metrics: [] }],
    ['jobs', { jtbds: ['Stay warm'] }],
    ['rank', { rank: 2 }],
    ['order', { impact: 5, effort: 6 }],
  ])('that breaks %s shows it in its rate', (rule, change) => {
    const judged = task?.judge({ inputs: given, outputs: { solutions: [{ ...first, ...change }, second] } })
    expect(judged?.rates.get(rule)).toBe(0.5)
    expect(judged?.whole).toBe(0.5)
  })
})

describe('what a prompt states', () => {
  it.each<[string, readonly Rule[]]>([
    ['From the research notes write `count` How Might We questions and judge each.', []],
    ['Each question must start with "How might we".', ['prefix']],
    ['Begin every question with How Might We and use at least 8 words.', ['prefix', 'length']],
    ['How might we questions of 9 to 25 words.', ['length']],
    ['How might we: keep only questions with a relevance score of at least 6.', ['relevance']],
    ['How might we: as many scores as questions, exactly `count` of them.', ['scores', 'count']],
    ['How might we: copy hmw, metrics and jtbds exactly as given.', ['hmw', 'metrics', 'jobs']],
    ['How might we: ranks from 1, each once; high impact and low effort first.', ['rank', 'order']],
    [
      'How might we: titles of 2 to 10 words, descriptions of at least 8 words.',
      ['title', 'description', 'length'],
    ],
  ])('is read from: %s', (text, stated) => {
    expect(rules.filter((rule) => statedRules(text)(rule) === 1).sort()).toEqual([...stated].sort())
  })

  it('leaves more to guess when it does not name the form', () => {
    expect(statedRules('Write questions.')('prefix')).toBeLessThan(0)
  })
})
