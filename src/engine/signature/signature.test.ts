/** Signatures as they are declared. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { reshape, type Signature, signature } from './signature.ts'

const hop = signature({
  name: 'Hop',
  instructions: 'Find the missing fact.',
  inputs: { question: z.string().describe('what the user asked'), limit: z.int().default(3) },
  outputs: { query: z.string(), day: z.date().optional() },
})

describe('a declaration', () => {
  it('keeps name, instructions and fields in order', () => {
    expect(hop).toMatchObject({ name: 'Hop', instructions: 'Find the missing fact.' })
    expect(hop.inputs.map(({ name, description }) => [name, description])).toEqual([
      ['question', 'what the user asked'],
      ['limit', undefined],
    ])
    expect(hop.outputs.map(({ name, type }) => [name, type])).toEqual([
      ['query', 'string'],
      ['day', 'ISO date-time'],
    ])
  })

  it('types inputs as they are given and outputs as they come back', () => {
    expectTypeOf(hop).toEqualTypeOf<
      Signature<{ question: string; limit?: number | undefined }, { query: string; day?: Date | undefined }>
    >()
    // @ts-expect-error the query is a string: a type test must be able to fail
    expectTypeOf(hop).toEqualTypeOf<Signature<{ question: string; limit?: number }, { query: number }>>()
  })

  it('has a name and says what to do when nobody does', () => {
    const { name, instructions } = signature({
      inputs: { a: z.string(), b: z.string() },
      outputs: { c: z.string() },
    })
    expect({ name, instructions }).toEqual({ name: 'signature', instructions: 'From `a`, `b` write `c`.' })
    expect(signature({ inputs: {}, outputs: { c: z.string() } }).instructions).toBe('Write `c`.')
  })

  it('is refused with a field that is input and output', () => {
    expect(() => signature({ inputs: { a: z.string() }, outputs: { b: z.string(), a: z.string() } })).toThrow(
      'expected each field once, got `a` as input and output',
    )
  })

  it.each(['string', null, 5, {}])('is refused with %o where a zod schema belongs', (schema) => {
    const refusal = expect.objectContaining({
      code: 'invalid_signature',
      message: `b: expected a zod schema such as z.string(), got ${JSON.stringify(schema)}`,
    })
    expect(() => signature({ inputs: {}, outputs: { b: schema as never } })).toThrow(refusal)
  })

  it('is refused with an input whose transformed value cannot be told', () => {
    const inputs = { a: z.string().transform((text) => text.length) }
    expect(() => signature({ inputs, outputs: { b: z.string() } })).toThrow('got z.transform()')
    expect(signature({ inputs: { b: z.string() }, outputs: inputs }).outputs[0]?.type).toBe('string')
  })
})

describe('a copy with another shape', () => {
  it('leaves the first as it is', () => {
    const before = { ...hop }
    const other = reshape<{ question: string }, { query: string }>(hop, {
      instructions: 'Search.',
      outputs: [],
    })
    expect(other).toEqual({ name: 'Hop', instructions: 'Search.', inputs: hop.inputs, outputs: [] })
    expect(hop).toEqual(before)
  })
})
