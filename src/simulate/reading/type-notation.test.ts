/** Types as they are spelled in prompts: by hand, and as the engine spells its own. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signature } from '../../engine/index.ts'
import { readType } from './type-notation.ts'
import { typeOfSchema } from './type-schema.ts'

const text = { kind: 'text' }
const number = { kind: 'number', isInteger: false }
const integer = { kind: 'number', isInteger: true }

describe('a type in a prompt', () => {
  it.each([
    ['string', text],
    ['number 0..1', { ...number, min: 0, max: 1 }],
    ['integer -5..5', { ...integer, min: -5, max: 5 }],
    ['number >=0 <1', { ...number, min: 0, max: 1 - 1e-6 }],
    ['integer >3', { ...integer, min: 4 }],
    ['integer (multiple of 5)', { ...integer, step: 5 }],
    ['boolean', { kind: 'boolean' }],
    ['"low"|"high"', { kind: 'choice', members: ['low', 'high'] }],
    [
      '"a b, c"|"say \\"x\\""|null',
      { kind: 'union', options: [{ kind: 'choice', members: ['a b, c', 'say "x"'] }, { kind: 'null' }] },
    ],
    ['string[] (2..5 items)', { kind: 'array', items: text, min: 2, max: 5 }],
    ['string[] (at most 3 items)', { kind: 'array', items: text, max: 3 }],
    ['string[] (2 items)', { kind: 'array', items: text, min: 2, max: 2 }],
    ['("a"|"b")[]', { kind: 'array', items: { kind: 'choice', members: ['a', 'b'] } }],
    ['number[][]', { kind: 'array', items: { kind: 'array', items: number } }],
    ['(number 0..10)[]', { kind: 'array', items: { ...number, min: 0, max: 10 } }],
    ['[string, number]', { kind: 'tuple', items: [text, number] }],
    ['{[key]: number}', { kind: 'record', values: number }],
    ['ISO date-time', { kind: 'text', format: 'date-time' }],
    ['JSON', { kind: 'any' }],
    ['list[str]', { kind: 'array', items: text }],
    ["Literal['a', 'b']", { kind: 'choice', members: ['a', 'b'] }],
    ['Optional[int]', { kind: 'union', options: [integer, { kind: 'null' }] }],
    ['dict[str, float]', { kind: 'record', values: number }],
  ])('reads %s', (notation, type) => {
    expect(readType(notation)).toMatchObject({ type, rest: '' })
  })

  it('reads objects with descriptions, optional keys and limits', () => {
    const told = readType(
      '{title: string (2 to 10 words (no more)), effort?: integer 1..10, tags: string[] (1..3 items) (lower case)}[]: best first',
    )
    expect(told).toMatchObject({
      type: {
        kind: 'array',
        items: {
          kind: 'object',
          fields: [
            { name: 'title', type: text, description: '2 to 10 words (no more)', isOptional: false },
            { name: 'effort', type: { ...integer, min: 1, max: 10 }, isOptional: true },
            { name: 'tags', type: { kind: 'array', min: 1, max: 3 }, description: 'lower case' },
          ],
        },
      },
      rest: ': best first',
    })
  })

  it.each(['', 'whatever: it is', '<text>'])('finds none in %j', (notation) => {
    expect(readType(notation)).toBeUndefined()
  })
})

describe('the notation of the engine', () => {
  const types = {
    nested: z.object({
      name: z.string().max(20),
      inner: z.object({ ok: z.boolean(), many: z.array(z.int().min(0).max(3)).length(2) }),
    }),
    union: z.union([z.string(), z.number().min(1)]),
    literals: z.enum(['one', 'two words', 'three, with comma']),
    record: z.record(z.string(), z.number()),
    tuple: z.tuple([z.string(), z.int()]),
    lists: z
      .array(z.array(z.enum(['x', 'y'])))
      .min(1)
      .max(4),
    open: z.number().gt(0).lt(1),
    dated: z.date(),
    mail: z.email(),
    steps: z.int().multipleOf(5).min(5).max(50),
  }
  const { outputs } = signature({ name: 'all', instructions: 'Answer.', inputs: {}, outputs: types })

  it.each(outputs.map((field) => [field.name, field] as const))(
    'is read as its schema is: %s',
    (_, { type, wire }) => {
      expect(readType(type)?.type).toEqual(typeOfSchema(wire))
      expect(readType(type)?.rest).toBe('')
    },
  )
})
