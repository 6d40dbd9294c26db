/** Whole sets of values: what is filled in, left out and complained of. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkFields, checkInputs } from './check.ts'
import { signature } from './signature.ts'
import { history } from './special.ts'

const sig = signature({
  name: 'Trip',
  inputs: { city: z.string().min(2), nights: z.int().min(1).default(2), note: z.string().optional() },
  outputs: { plan: z.string(), price: z.number().nullable(), ok: z.boolean() },
})

describe('inputs', () => {
  it('get their defaults, lose what is no field and keep what is absent absent', () => {
    const inputs = Object.freeze({ city: 'Oslo', colour: 'red' })
    expect(checkInputs(sig, inputs)).toEqual({ city: 'Oslo', nights: 2 })
  })

  it('are refused with every field that does not fit', () => {
    expect(() => checkInputs(sig, { city: 'O', nights: 0 })).toThrow(
      expect.objectContaining({
        code: 'invalid_inputs',
        details: { fields: ['city', 'nights'] },
        message: expect.stringMatching(
          /^Trip: city .*\(expected string \(at least 2 characters\)\); nights .*/,
        ),
      }),
    )
  })

  it('say so when they are missing', () => {
    expect(() => checkInputs(sig, {})).toThrow('Trip: city is missing (expected string')
  })

  it('are not read leniently', () => {
    expect(() => checkInputs(sig, { city: 'Oslo', nights: '3' })).toThrow('nights')
  })

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['Oslo', 'string'],
    [['Oslo'], 'object'],
    [new Map(), 'object'],
  ])('are no %o', (inputs, got) => {
    expect(() => checkInputs(sig, inputs)).toThrow(`Trip: expected an object of inputs, got ${got}`)
  })

  it('hold turns of their own fields: a history of others would be left out without a word', () => {
    const talk = signature({
      name: 'Talk',
      inputs: { question: z.string(), turns: history().optional() },
      outputs: { answer: z.string() },
    })
    const known = {
      question: 'q',
      turns: [{ question: 'a', mood: 'good' }, { answer: 'b' }, {}, { mood: 'bad' }],
    }
    expect(checkInputs(talk, known)).toEqual(known)
    expect(checkInputs(talk, { question: 'q' })).toEqual({ question: 'q' })
    const foreign = { question: 'q', turns: [{ role: 'user', content: 'hi' }, { role: 'user' }] }
    expect(() => checkInputs(talk, foreign)).toThrow(
      'Talk: turns expected turns of question, answer by name, got turns of role, content',
    )
  })
})

describe('outputs of a model', () => {
  it('are read leniently, a nullable one that is left out as null', () => {
    expect(checkFields(sig.outputs, { plan: 'go', ok: 'yes' }, 'model')).toEqual({
      values: { plan: 'go', price: null, ok: true },
      problems: [],
    })
  })

  it('that do not fit are told field by field, in signature order', () => {
    const { problems } = checkFields(sig.outputs, { ok: 'perhaps', price: 'dear' }, 'model')
    expect(problems.map(({ field }) => field)).toEqual(['plan', 'price', 'ok'])
    expect(problems[0]?.message).toBe('is missing (expected string)')
    expect(problems[2]?.message).toMatch(/\(expected boolean\)$/)
  })
})
