/** Examples are fitted to a program: checked as written, prepared, checked again. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Example, signature, type Values } from '../engine/index.ts'
import { fitted } from './fit.ts'

const place = { path: 'data.jsonl', line: 3 }
const summing = signature({
  inputs: {
    summary: z.string(),
    notes: z.array(z.string()),
    count: z.int().min(1).max(20).default(5),
    since: z.date().optional(),
  },
  outputs: { answer: z.string() },
})
const summarize = (inputs: Values): Values => ({
  summary: `${(inputs.notes as string[]).length} notes`,
  ...inputs,
})
const exampleOf = (inputs: Values): Example => ({
  id: 'a',
  inputs,
  labels: { answer: 'x' },
  metadata: { by: 'me' },
})

it('leaves an example as it is where nothing is asked of it', () => {
  const example = exampleOf({ anything: [1] })
  expect(fitted(example, {}, place)).toEqual(example)
})

it('adds derived inputs and defaults; what was given stays as written, also what is no field', () => {
  const written = { notes: ['a', 'b'], since: '2026-01-31T00:00:00.000Z', author: 'me' }
  const { inputs, ...rest } = fitted(exampleOf(written), { signature: summing, prepare: summarize }, place)
  expect(inputs).toEqual({ ...written, summary: '2 notes', count: 5 })
  expect(rest).toEqual({ id: 'a', labels: { answer: 'x' }, metadata: { by: 'me' } })
})

it('prepares also where there is no signature', () => {
  expect(fitted(exampleOf({ notes: ['a'] }), { prepare: summarize }, place).inputs).toMatchObject({
    summary: '1 notes',
  })
})

describe('refuses', () => {
  const full = { summary: 's', notes: ['a'] }

  it.each([
    {
      name: 'count 0',
      inputs: { ...full, count: 0 },
      field: 'inputs.count',
      says: /expected integer 1\.\.20/,
    },
    {
      name: 'count 21',
      inputs: { ...full, count: 21 },
      field: 'inputs.count',
      says: /expected integer 1\.\.20/,
    },
    { name: 'count 2.5', inputs: { ...full, count: 2.5 }, field: 'inputs.count', says: /int/ },
    {
      name: 'a missing input',
      inputs: { summary: 's' },
      field: 'inputs.notes',
      says: /is missing \(expected string\[\]/,
    },
    {
      name: 'a wrong type',
      inputs: { ...full, notes: 'a' },
      field: 'inputs.notes',
      says: /expected array.*string\[\]/,
    },
    {
      name: 'a wrong item',
      inputs: { ...full, notes: ['a', 2] },
      field: 'inputs.notes',
      says: /^data\.jsonl:3: inputs\.notes: 1: /,
    },
  ])('$name', ({ inputs, field, says }) => {
    const fit = () => fitted(exampleOf(inputs), { signature: summing }, place)
    expect(fit).toThrow(
      expect.objectContaining({ code: 'invalid_dataset', details: { file: 'data.jsonl', line: 3, field } }),
    )
    expect(fit).toThrow(says)
  })

  it('what a person wrote wrong before it is prepared', () => {
    const options = { signature: summing, prepare: () => expect.unreachable('prepare saw a wrong input') }
    expect(() => fitted(exampleOf({ notes: 'a' }), options, place)).toThrow(/inputs\.notes: .*expected array/)
  })

  it.each([
    {
      name: 'that throws',
      prepare: () => {
        throw new Error('no notes')
      },
      says: /prepare\(inputs\) failed: no notes/,
    },
    {
      name: 'that throws no error',
      prepare: () => {
        throw 'odd'
      },
      says: /prepare\(inputs\) failed: odd/,
    },
    { name: 'that forgets to return', prepare: () => undefined, says: /return an object, got undefined/ },
    { name: 'that returns null', prepare: () => null, says: /return an object, got null/ },
    { name: 'that is async', prepare: async () => ({}), says: /return an object, got a promise/ },
  ])('a prepare $name', ({ prepare, says }) => {
    const options = { prepare: prepare as unknown as (inputs: Values) => Values }
    expect(() => fitted(exampleOf({}), options, place)).toThrow(says)
    expect(() => fitted(exampleOf({}), options, place)).toThrow(
      expect.objectContaining({ code: 'invalid_dataset' }),
    )
  })

  it('what prepare derived wrong', () => {
    const prepare = (inputs: Values) => ({ ...inputs, summary: 3 })
    expect(() => fitted(exampleOf({ notes: [] }), { signature: summing, prepare }, place)).toThrow(
      /inputs\.summary/,
    )
  })
})
