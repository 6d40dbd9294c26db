/** DSPy's files both ways: keys, fields, what stays behind, and what must never be taken over. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type AnyProgram,
  chainOfThought,
  InputError,
  predict,
  program,
  signature,
  type Values,
} from '../engine/index.ts'
import { dspyFields } from './dspy-layout.ts'
import { withoutAccess } from './dspy-lm.ts'
import { fromDspy, isDspyState } from './from-dspy.ts'
import { formats } from './index.ts'
import { besideDspy, dspyNotes, toDspy } from './to-dspy.ts'

const qa = signature('question -> answer')
const lone = predict(qa) as AnyProgram
const reasoned = chainOfThought(qa) as AnyProgram
const steps = (parts: Record<string, AnyProgram>) =>
  program({ name: 'steps', parts, forward: async () => ({}) }) as AnyProgram
const two = steps({ search: lone, answer: reasoned, inner: steps({ deep: lone }) })

const about = { hash: 'abc', lineage: null }
const written = (one: AnyProgram, lineage: Values | null = null) =>
  JSON.parse(toDspy(one, { ...about, lineage })) as Values
const predictor = (more: Values = {}): Values => ({
  traces: [],
  train: [],
  demos: [{ question: 'q', answer: 'a', augmented: true }],
  signature: { instructions: 'Do.', fields: [] },
  lm: null,
  ...more,
})
const failure = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('fields', () => {
  it.each([
    ['question', 'Question:'],
    ['hmw_questions', 'Hmw Questions:'],
    ['camelCaseText', 'Camel Case Text:'],
    ['text2number', 'Text 2 Number:'],
    ['HTMLParser', 'HTML Parser:'],
    ['API_key', 'API Key:'],
    ['a', 'A:'],
  ])('%s has the prefix %s', (name, prefix) => {
    const own = signature({ inputs: {}, outputs: { [name]: z.string().describe('told') } })
    expect(dspyFields(own)).toEqual([{ prefix, description: 'told' }])
  })

  it('have DSPy’s words where there is no description', () => {
    expect(dspyFields(chainOfThought(qa).signature ?? qa).map(({ description }) => description)).toEqual([
      ['$', '{question}'].join(''),
      ['$', '{reasoning}'].join(''),
      ['$', '{answer}'].join(''),
    ])
  })
})

describe('writing', () => {
  it('has a flat file for a predictor, keys by path for others, `.predict` for chains of thought', () => {
    expect(Object.keys(written(lone))).toEqual(['traces', 'train', 'demos', 'signature', 'lm', 'metadata'])
    expect(Object.keys(written(reasoned))).toEqual(['predict', 'metadata'])
    expect(Object.keys(written(two))).toEqual(['search', 'answer.predict', 'inner.deep', 'metadata'])
  })

  it('says what to declare in Python, and what has no name there', () => {
    const odd = steps({ 'my step': lone })
    expect(dspyNotes(two, about).join('\n')).toMatch(
      /Types, defaults.*\n.*`answer` is written as dspy.ChainOfThought/,
    )
    expect(dspyNotes(odd, about).at(-1)).toContain('`my step` is no name of a Python attribute')
    expect(dspyNotes(lone, about)).toHaveLength(1)
  })

  it('has types beside it', () => {
    const typed = predict(signature('n: integer -> answer')) as AnyProgram
    const beside = JSON.parse(besideDspy(typed, about))
    expect(beside).toMatchObject({
      schemaVersion: 1,
      kind: 'beside-dspy',
      hash: 'abc',
      parts: { self: { key: '', inputSchema: { properties: { n: { type: 'integer' } } } } },
    })
  })
})

describe('reading', () => {
  it.each<[string, AnyProgram, Values, Record<string, string>]>([
    ['a flat file', lone, predictor(), { self: '' }],
    ['a chain of thought', reasoned, { predict: predictor() }, { self: 'predict' }],
    ['a chain of thought saved as a predictor', reasoned, predictor(), { self: '' }],
    ['a lone predictor of any name', lone, { generate: predictor() }, { self: 'generate' }],
    [
      'a composite',
      two,
      { search: predictor(), 'answer.predict': predictor(), 'inner.deep.predict': predictor() },
      { search: 'search', answer: 'answer.predict', 'inner.deep': 'inner.deep.predict' },
    ],
  ])('takes %s, and writes it again as it was', (_name, student, saved, keys) => {
    const document = { ...saved, metadata: { dependency_versions: { dspy: '3.0.0' } }, extra: { of: 'mine' } }
    const { state, rest } = fromDspy(student, document)
    expect(rest.keys).toEqual(keys)
    for (const own of Object.values(state)) {
      expect(own).toEqual({ instructions: 'Do.', demos: [{ question: 'q', answer: 'a', augmented: true }] })
    }
    const again = written(student.withState(state), { dspy: rest })
    const fields = expect.any(Array)
    const told = { instructions: 'Do.', fields }
    const expected = Object.fromEntries(
      Object.entries(document).map(([key, value]) =>
        key === 'signature'
          ? [key, told]
          : [key, isDspyState({ x: value }) ? { ...(value as Values), signature: told } : value],
      ),
    )
    expect(again).toEqual(expected)
  })

  it('gives another order of keys in the file no meaning, and an empty rest to one without lm', () => {
    const { state } = fromDspy(two, { 'inner.deep': predictor(), answer: predictor(), search: predictor() })
    expect(Object.keys(state)).toEqual(['search', 'answer', 'inner.deep'])
  })

  it.each<[string, AnyProgram, Values, string]>([
    [
      'a missing part',
      two,
      { search: predictor() },
      'expected the predictors search, answer.predict, inner.deep, got search',
    ],
    ['a part too many', lone, { a: predictor(), b: predictor() }, 'expected the predictors (flat), got a, b'],
    [
      'instructions that are none',
      lone,
      predictor({ signature: {} }),
      'expected signature.instructions to be a text',
    ],
    ['demos that are none', lone, predictor({ demos: ['x'] }), 'demos to be objects'],
  ])('refuses %s', (_name, student, document, message) => {
    const error = failure(() => fromDspy(student, document))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: 'invalid_program', message: expect.stringContaining(message) })
  })

  it('tells of models and of descriptions that differ', () => {
    const fields = [
      { prefix: 'Question:', description: 'another' },
      { prefix: 'Answer:', description: ['$', '{answer}'].join('') },
    ]
    const document = predictor({
      signature: { instructions: 'Do.', fields },
      lm: { model: 'openai/gpt-4o-mini', temperature: 0.3, max_tokens: 500 },
    })
    expect(fromDspy(lone, document).notes).toEqual([
      'The model of `self` (openai/gpt-4o-mini, temperature 0.3, max_tokens 500) is kept in the lineage only: name one with --model or in the configuration.',
      'Of `self` the file describes question in other words than the code: those of the code hold.',
    ])
    expect(fromDspy(lone, predictor()).notes).toEqual([
      '`self` has 2 fields in the code and 0 in the file: those of the code hold.',
    ])
  })

  it('knows a document without predictors', () => {
    expect(isDspyState({ metadata: {}, program: { demos: [] } })).toBe(false)
  })
})

describe('endpoints and keys', () => {
  const lm = {
    model: 'm',
    max_tokens: 5,
    api_base: 'http://h',
    base_url: 'http://h',
    api_key: 'sk-1',
    model_list: [],
    azure_ad_token: 't',
    launch_kwargs: { env: 1, headers: { a: 1 }, list: [{ aws_secret_access_key: 's', region: 'x' }] },
  }
  const kept = { model: 'm', max_tokens: 5, launch_kwargs: { env: 1, list: [{ region: 'x' }] } }

  it.each<[string, Values, Values, string]>([
    [
      'a flat file',
      { lm, demos: [{ api_key: 'a field' }] },
      { lm: kept, demos: [{ api_key: 'a field' }] },
      'lm',
    ],
    ['a composite', { a: { lm, x: 1 } }, { a: { lm: kept, x: 1 } }, 'a.lm'],
  ])('are left out of %s, and named', (_name, document, expected, at) => {
    const { value, left } = withoutAccess(document)
    expect(value).toEqual(expected)
    expect(left.toSorted()).toEqual(
      [
        'api_base',
        'api_key',
        'azure_ad_token',
        'base_url',
        'launch_kwargs.headers',
        'launch_kwargs.list[0].aws_secret_access_key',
        'model_list',
      ].map((path) => `${at}.${path}`),
    )
  })

  it('leaves keys out wherever they stand, but for data', () => {
    const demo = { question: 'q', api_key: 'a field' }
    const own = predictor({ demos: [demo], train: [demo], config: { api_key: 'sk-1', url: 'kept' } })
    const { value, left } = withoutAccess({
      answer: own,
      mine: [{ password: 'x', host: 'kept' }],
      api_base: 'b',
    })
    expect(left).toEqual(['answer.config.api_key', 'mine[0].password', 'api_base'])
    expect(value).toEqual({ answer: { ...own, config: { url: 'kept' } }, mine: [{ host: 'kept' }] })
  })
})

it.each(['ts', 'openai', 'ai-sdk', 'markdown'])(
  '%s of an imported program has none of the training data of its file',
  (to) => {
    const saved = predictor({ train: [{ question: 'confidential' }], traces: ['confidential'] })
    const { state, rest } = fromDspy(lone, saved)
    const lineage = { optimizer: 'dspy', dspy: rest }
    const text = formats[to]?.write(lone.withState(state), { ...about, lineage }) ?? ''
    expect(text).toContain('dspy')
    expect(text).not.toContain('confidential')
  },
)
