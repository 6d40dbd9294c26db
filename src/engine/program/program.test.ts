/** Programs of several parts: their paths, their state, and programs inside programs. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { scriptedLM } from '../../testing/index.ts'
import { traced } from '../context.ts'
import { predict } from '../predict/index.ts'
import { signature } from '../signature/index.ts'
import { program } from './program.ts'

const hop = signature({
  name: 'Hop',
  instructions: 'Search.',
  inputs: { question: z.string() },
  outputs: { query: z.string() },
})
const say = signature({
  name: 'Say',
  instructions: 'Answer.',
  inputs: { query: z.string() },
  outputs: { answer: z.string() },
})

const qa = program({
  name: 'qa',
  parts: { search: predict(hop), answer: predict(say) },
  forward: async ({ search, answer }, { question }: { question: string }) =>
    answer(await search({ question })),
})
const nested = program({
  name: 'nested',
  parts: { first: predict(hop), inner: qa },
  forward: async ({ first, inner }, { question }: { question: string }) =>
    inner({ question: (await first({ question })).query }),
})
const lm = () =>
  scriptedLM(({ messages }) =>
    /query ## \]\]\n</.test(messages[0]?.content ?? '') ? '{"query": "q"}' : '{"answer": "a"}',
  )

describe('parts', () => {
  it('are called with their path', async () => {
    const { value, calls } = await traced(() => qa({ question: 'Why?' }, { lm: lm() }))
    expect(value).toEqual({ answer: 'a' })
    expect(calls.map(({ part }) => part)).toEqual(['search', 'answer'])
  })

  it('of parts have dotted paths', async () => {
    const { calls } = await traced(() => nested({ question: 'Why?' }, { lm: lm() }))
    expect(calls.map(({ part }) => part)).toEqual(['first', 'inner.search', 'inner.answer'])
    expect(Object.keys(nested.state)).toEqual(['first', 'inner.search', 'inner.answer'])
    expect(nested.predictors['inner.answer']?.signature.name).toBe('Say')
  })

  it('keep their paths when they run at the same time', async () => {
    const both = program({
      name: 'both',
      parts: { left: qa, right: qa },
      forward: async ({ left, right }, inputs: { question: string }) =>
        Promise.all([left(inputs), right(inputs)]),
    })
    const { calls } = await traced(() => both({ question: 'Why?' }, { lm: lm() }))
    expect(calls.map(({ part }) => part).sort()).toEqual([
      'left.answer',
      'left.search',
      'right.answer',
      'right.search',
    ])
  })

  it('may be asked with settings of their own', async () => {
    const loud = program({
      name: 'loud',
      parts: { search: predict(hop) },
      forward: async ({ search }, inputs: { question: string }) => search(inputs, { temperature: 1 }),
    })
    const model = lm()
    await loud({ question: 'Why?' }, { lm: model, temperature: 0, maxTokens: 5 })
    expect(model.requests[0]).toMatchObject({ temperature: 1, maxTokens: 5 })
  })

  it.each(['a.b', 'self', '', '__proto__x.y'])('may not be named %o', (name) => {
    expect(() =>
      program({ name: 'bad', parts: { [name]: predict(hop) }, forward: async () => ({}) }),
    ).toThrow(expect.objectContaining({ code: 'invalid_program', details: { part: name } }))
  })

  it.each([
    { part: () => 1, got: 'function' },
    { part: undefined, got: 'undefined' },
  ])('may not be $got', ({ part, got }) => {
    const refusal = expect.objectContaining({
      code: 'invalid_program',
      message: expect.stringContaining(`got ${got} for \`first\``),
    })
    const parts = { first: part as never }
    expect(() => program({ name: 'bad', parts, forward: async () => ({}) })).toThrow(refusal)
  })

  it('need a model each', async () => {
    await expect(nested({ question: 'Why?' }, { lm: { first: lm() } })).rejects.toMatchObject({
      code: 'no_model',
      details: { part: 'inner.search' },
    })
  })

  it.each([
    { call: () => nested({ question: 'Why?' }, { lm: { frist: lm() } }), unknown: 'frist' },
    {
      call: () => nested({ question: 'Why?' }, { lm: { first: lm(), 'inner.serach': lm() } }),
      unknown: 'inner.serach',
    },
    { call: () => predict(hop)({ question: 'Why?' }, { lm: { search: lm() } }), unknown: 'search' },
  ])('are known by name: no model is given to $unknown', async ({ call, unknown }) => {
    await expect(call()).rejects.toMatchObject({ code: 'unknown_part', details: { part: unknown } })
  })

  it('take a model for all that lies below them', async () => {
    const [first, inner] = [lm(), lm()]
    await nested({ question: 'Why?' }, { lm: { first, inner } })
    expect([first.requests.length, inner.requests.length]).toEqual([1, 2])
  })

  it('pass their failure on', async () => {
    await expect(qa({ question: 'Why?' }, { lm: scriptedLM([new Error('down')]) })).rejects.toThrow('down')
  })
})

describe('state', () => {
  const state = { ...qa.state, answer: { instructions: 'Rhyme.', demos: [{ query: 'q', answer: 'a' }] } }

  it('holds the state of every part', () => {
    expect(qa.state).toEqual({
      search: { instructions: 'Search.', demos: [] },
      answer: { instructions: 'Answer.', demos: [] },
    })
  })

  it('makes a new program, and leaves the old one as it is', async () => {
    const before = JSON.stringify(qa)
    const better = qa.withState(state)
    expect(better.state).toEqual(state)
    expect(JSON.stringify(qa)).toBe(before)
    const model = lm()
    await better({ question: 'Why?' }, { lm: model })
    expect(model.requests[1]?.messages[0]?.content).toContain('Rhyme.')
    await qa({ question: 'Why?' }, { lm: model })
    expect(model.requests[3]?.messages[0]?.content).toContain('Answer.')
  })

  it('reaches the parts of parts', async () => {
    const inner = { instructions: 'Deep.', demos: [] }
    const better = nested.withState({ ...nested.state, 'inner.answer': inner })
    const model = lm()
    await better({ question: 'Why?' }, { lm: model })
    expect(model.requests[2]?.messages[0]?.content).toContain('Deep.')
    expect(better.state['inner.answer']).toEqual(inner)
    expect(better.withState(nested.state).state).toEqual(nested.state)
  })

  it('goes through JSON', () => {
    const saved: unknown = JSON.parse(JSON.stringify(qa.withState(state)))
    expect(saved).toEqual({ schemaVersion: 1, name: 'qa', state })
    expect(qa.fromJSON(saved).state).toEqual(state)
  })

  it.each<[string, object]>([
    ['unknown: extra', { ...qa.state, extra: qa.state.search }],
    ['missing: answer', { search: qa.state.search }],
    ['missing: search, answer; unknown: self', predict(hop).state],
  ])('of other parts is refused: %s', (told, other) => {
    expect(() => qa.withState(other as typeof qa.state)).toThrow(
      expect.objectContaining({ code: 'invalid_program', message: expect.stringContaining(told) }),
    )
    expect(() => qa.fromJSON({ schemaVersion: 1, name: 'qa', state: other })).toThrow(told)
  })
})

describe('a signature of the whole', () => {
  const checked = program({
    name: 'checked',
    signature: signature({
      name: 'Whole',
      inputs: { question: z.string().min(3), n: z.int().default(2) },
      outputs: { answer: z.string() },
    }),
    parts: { search: predict(hop) },
    forward: async ({ search }, { question, n }: { question: string; n?: number }) => ({
      n,
      ...(await search({ question })),
    }),
  })

  it('fills in defaults', async () => {
    expect(await checked({ question: 'Why?' }, { lm: lm() })).toEqual({ n: 2, query: 'q' })
  })

  it('refuses inputs before any part runs', async () => {
    const model = lm()
    await expect(checked({ question: 'W' }, { lm: model })).rejects.toMatchObject({ code: 'invalid_inputs' })
    expect(model.requests).toEqual([])
  })
})

it('is a function with members that can be seen', () => {
  expect(typeof qa).toBe('function')
  expect(qa.name).toBe('qa')
  expect(Object.keys(qa)).toEqual([
    'name',
    'signature',
    'predictors',
    'state',
    'batch',
    'withState',
    'toJSON',
    'fromJSON',
  ])
})
