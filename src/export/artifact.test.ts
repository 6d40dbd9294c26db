/** Exports at work: each runs by its own rules and refuses what it should. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyProgram, jsonAdapter, predict, program, signature } from '../engine/index.ts'
import { formats } from './index.ts'
import { formatted } from './test-support.ts'

const person = z.object({ name: z.string(), age: z.int().optional() })
const asked = signature({
  instructions: 'Ask.',
  inputs: {
    people: z.array(person),
    tone: z.enum(['kind', 'null']).nullable(),
    at: z.date().optional(),
    count: z.int().default(5),
  },
  outputs: {
    answer: z.string(),
    found: z.array(person).min(1),
    either: z.union([person, z.string()]).optional(),
    tag: z.string().regex(/^how/i).optional(),
    maybe: z.string().nullable(),
  },
})
const lone = predict(asked) as AnyProgram
const about = { hash: 'abc', lineage: null }

async function loaded(to: string, one: AnyProgram = lone) {
  const format = formats[to]
  if (format?.load === undefined) throw new Error(`expected a format that runs, got ${to}`)
  return format.load(format.write(one, about), one)
}

const inputs = {
  people: [{ age: 7, extra: 1, name: 'Ada' }],
  tone: 'null',
  at: new Date(5),
  unknown: 'left out',
}
const section = (name: string, text: string) => `[[ ## ${name} ## ]]\n${text}`
const reply = [
  section('answer', 'a \\## [[ \\## b ## ]]'),
  section('found', '```json\n[{"name":"Ada","more":1,"age":2}]\n```'),
  section('either', '{"name":"Bob","x":1}'),
  section('tag', 'How so'),
  section('maybe', 'null'),
].join('\n')

describe.each(['prompt', 'ts', 'openai', 'dspy'])('%s', (to) => {
  it('renders inputs in the order and with the keys of their schemas', async () => {
    const { render } = await loaded(to)
    expect(render('self', inputs).at(-1)?.content).toBe(
      [
        section('people', '[{"name":"Ada","age":7}]'),
        section('tone', '"null"'),
        section('at', '1970-01-01T00:00:00.005Z'),
        section('count', '5'),
      ].join('\n'),
    )
  })

  it('parses outputs without the keys that nobody asked for', async () => {
    const { parse } = await loaded(to)
    expect(parse('self', reply)).toEqual({
      answer: 'a \\## [[ ## b ## ]]',
      found: [{ name: 'Ada', age: 2 }],
      either: { name: 'Bob' },
      tag: 'How so',
      maybe: null,
    })
  })

  it.each([
    ['nothing', ''],
    ['a missing field', section('answer', 'x')],
    ['a field that does not fit', `${section('answer', 'x')}\n${section('found', '[]')}`],
  ])('refuses %s', async (_name, text) => {
    const { parse } = await loaded(to)
    expect(() => parse('self', text)).toThrow()
  })
})

it.each(['prompt', 'ts', 'ai-sdk', 'dspy'])('%s knows the parts of a program', async (to) => {
  const part = predict(signature('question -> answer'))
  const two = program({
    name: 'two',
    parts: { a: part, 'b c': part },
    forward: async () => ({}),
  }) as AnyProgram
  const { render } = await loaded(to, two)
  expect(render('b c', { question: 'q' }).map(({ role }) => role)).toEqual(['system', 'user'])
})

it('asks for JSON in the form of the AI SDK, the instructions first', async () => {
  const { render, parse } = await loaded('ai-sdk')
  const [system, question] = render('self', inputs)
  expect(system).toMatchObject({
    role: 'system',
    content: expect.stringContaining('Answer with one JSON object'),
  })
  expect(question?.content).toBe(
    '{"people":[{"name":"Ada","age":7}],"tone":"null","at":"1970-01-01T00:00:00.005Z","count":5}',
  )
  expect(() => parse('self', 'Sure: {}')).toThrow('expected a JSON object')
  expect(() => parse('self', '[]')).toThrow('expected a JSON object')
  expect(parse('self', '{"answer":"x","found":[{"name":"A"}],"either":null,"maybe":null}')).toEqual({
    answer: 'x',
    found: [{ name: 'A' }],
    maybe: null,
  })
})

/** Types that JSON schema readers at large read in another way than the engine does. */
const odd = signature({
  inputs: {},
  outputs: {
    flagged: z.string().regex(/^how/i).nullable(),
    days: z.array(z.date()).optional(),
    keyed: z.record(z.enum(['a', 'b']), z.int()).optional(),
    people: z.record(z.string(), person).optional(),
  },
})
const sections = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, text]) => section(name, text))
    .join('\n')

describe.each(['prompt', 'ts'])('%s checks as the engine does', (to) => {
  const parse = async (text: string) =>
    (await loaded(to, predict(odd) as AnyProgram)).parse(
      'self',
      sections({ flagged: 'How', ...JSON.parse(text) }),
    )

  it.each([
    ['{}', {}],
    ['{"days":"[\\"2026-01-31\\"]"}', { days: [new Date('2026-01-31')] }],
    [
      '{"people":"{\\"x\\":{\\"name\\":\\"A\\",\\"age\\":null,\\"more\\":1}}"}',
      { people: { x: { name: 'A' } } },
    ],
  ])('%s', async (text, values) => {
    expect(await parse(text)).toEqual({ flagged: 'How', ...values })
  })

  it.each(['{"flagged":"Why"}', '{"days":"[\\"2026-02-30\\"]"}', '{"keyed":"{\\"a\\":1}"}'])(
    'refuses %s',
    async (text) => {
      await expect(parse(text)).rejects.toThrow('expected a value')
    },
  )
})

it('is formatted whatever parts are called', () => {
  const part = predict(signature('question -> answer'))
  const names = ['generateCompetitorAnalysisSummary', "it's", 'middleSizedPartName', 'größe', '1', 'toString']
  const parts = Object.fromEntries(names.map((name) => [name, part]))
  const many = program({ name: 'many', parts, forward: async () => ({}) }) as AnyProgram
  const modules = ['ts', 'openai', 'ai-sdk'].map((to) => [`${to}.ts`, formats[to]?.write(many, about) ?? ''])
  expect(formatted(Object.fromEntries(modules))).toBe('')
})

it('says that a score was measured in another form only where it was', () => {
  const score = { score: 1, ci: null, metric: 'm', n: 1, model: 'x', run: 'r', simulated: false }
  const text = (adapter?: typeof jsonAdapter) =>
    formats['ai-sdk']?.write(predict(signature('a -> b'), { adapter }) as AnyProgram, { ...about, score }) ??
    ''
  expect(text()).toContain('measured with the chat form')
  expect(text(jsonAdapter)).not.toMatch(/measured with the chat form|not measured/)
})
