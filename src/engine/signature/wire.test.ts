/** Every kind of zod schema: told as JSON schema, or refused. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wireSchema } from './wire.ts'

const wire = (schema: z.ZodType, io: 'input' | 'output' = 'input') => wireSchema(schema, 'field', io)

describe('refuses what JSON cannot carry', () => {
  it.each([
    ['bigint', z.bigint()],
    ['symbol', z.symbol()],
    ['undefined', z.undefined()],
    ['void', z.void()],
    ['map', z.map(z.string(), z.string())],
    ['set', z.set(z.string())],
    ['nan', z.nan()],
    ['never', z.never()],
    ['file', z.file()],
    ['custom', z.instanceof(URL)],
    ['promise', z.promise(z.string())],
    ['map', z.object({ deep: z.array(z.map(z.string(), z.int()).optional()) })],
    ['bigint', z.union([z.string(), z.bigint()])],
    ['set', z.record(z.string(), z.set(z.string()))],
    ['literal', z.literal(1n)],
    ['literal', z.literal(['a', undefined])],
    ['literal', z.literal(Number.NaN)],
    ['enum', z.array(z.enum([]))],
    ['union', z.union([])],
  ])('z.%s()', (type, schema) => {
    expect(() => wire(schema)).toThrow(
      expect.objectContaining({ code: 'invalid_signature', details: { field: 'field', type } }),
    )
  })

  it('names the field and the type', () => {
    expect(() => wire(z.bigint())).toThrow('field: expected a type that JSON can carry, got z.bigint()')
  })
})

describe('tells', () => {
  it.each<[string, z.ZodType, object]>([
    ['a string', z.string(), { type: 'string' }],
    ['a date as an ISO string', z.date(), { type: 'string', format: 'date-time' }],
    [
      'the limits of a date',
      z.date().min(new Date(0)).max(new Date(86_400_000)),
      {
        type: 'string',
        format: 'date-time',
        'x-rules': ['not before 1970-01-01T00:00:00.000Z', 'not after 1970-01-02T00:00:00.000Z'],
      },
    ],
    ['an integer', z.int().min(1), { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }],
    ['a boolean', z.boolean(), { type: 'boolean' }],
    ['null', z.null(), { type: 'null' }],
    ['an enum', z.enum(['a', 'b']), { type: 'string', enum: ['a', 'b'] }],
    ['an enum with names', z.enum({ A: 'a', B: 2 }), { enum: ['a', 2] }],
    ['a literal', z.literal('a'), { type: 'string', const: 'a' }],
    ['several literals', z.literal(['a', 1]), { enum: ['a', 1] }],
    ['an array', z.array(z.string()).max(2), { type: 'array', items: { type: 'string' }, maxItems: 2 }],
    ['a tuple', z.tuple([z.boolean()]), { prefixItems: [{ type: 'boolean' }], items: false }],
    ['a record', z.record(z.string(), z.boolean()), { additionalProperties: { type: 'boolean' } }],
    [
      'a union',
      z.union([z.string().min(1), z.boolean()]),
      { anyOf: [{ minLength: 1 }, { type: 'boolean' }] },
    ],
    ['a readonly array', z.array(z.string()).readonly(), { type: 'array' }],
    ['a lazy schema', z.lazy(() => z.string()), { type: 'string' }],
    ['a brand', z.string().brand('Id'), { type: 'string' }],
    ['a fallback as default', z.string().catch('x'), { type: 'string', default: 'x' }],
    ['a default', z.string().default('x'), { type: 'string', default: 'x' }],
    ['what is put in before', z.string().prefault('x'), { type: 'string', default: 'x' }],
    ['a template', z.templateLiteral(['v', z.int()]), { type: 'string', pattern: expect.any(String) }],
    ['anything', z.unknown(), {}],
  ])('%s', (_, schema, expected) => {
    expect(wire(schema)).toMatchObject(expected)
  })

  it('no dialect', () => {
    expect(wire(z.any())).toEqual({})
  })

  it('the side of a transform that the model sees', () => {
    const length = z.string().transform((text) => text.length)
    expect(wire(length, 'input')).toEqual({ type: 'string' })
    expect(() => wire(length, 'output')).toThrow('got z.transform()')
    expect(wire(length.pipe(z.number()), 'output')).toEqual({ type: 'number' })
    expect(wire(z.stringbool(), 'input')).toEqual({ type: 'string' })
    expect(wire(z.stringbool(), 'output')).toEqual({ type: 'boolean' })
    expect(wire(z.preprocess(String, z.string()), 'input')).toEqual({ type: 'string' })
  })
})

describe('rules', () => {
  it.each<[string, z.ZodType]>([
    ['a text', z.string().refine(() => true, 'is kind')],
    ['an option', z.string().refine(() => true, { error: 'is kind' })],
    ['a function', z.string().refine(() => true, { error: () => 'is kind' })],
    ['a check', z.string().check(z.refine(() => true, 'is kind'))],
  ])('keep the message of a refinement given as %s', (_, schema) => {
    expect(wire(schema)).toEqual({ type: 'string', 'x-rules': ['is kind'] })
  })

  it.each<[string, z.ZodType]>([
    ['has none', z.string().refine(() => true)],
    [
      'needs the value',
      z.string().refine(() => true, { error: ({ input }) => `bad ${(input as string).length}` }),
    ],
    ['makes its own issues', z.string().superRefine(() => {})],
  ])('leave out a message that %s', (_, schema) => {
    expect(wire(schema)).toEqual({ type: 'string' })
  })

  it('stand where the refined part is', () => {
    const word = z.string().refine(() => true, 'one word')
    const list = z.array(word).refine(() => true, 'no doubles')
    expect(wire(list)).toMatchObject({ 'x-rules': ['no doubles'], items: { 'x-rules': ['one word'] } })
  })
})

describe('named parts', () => {
  const person = z.object({ name: z.string() }).meta({ id: 'Person' })

  it('stand where they are used', () => {
    const told = { type: 'object', properties: { name: { type: 'string' } } }
    expect(wire(person)).toMatchObject(told)
    expect(wire(z.object({ lead: person, team: z.array(person) }))).toMatchObject({
      properties: { lead: told, team: { items: told } },
    })
    expect(JSON.stringify(wire(z.array(person)))).not.toMatch(/\$ref|\$defs/)
  })

  it('keep what is said beside the reference', () => {
    expect(wire(z.array(person.describe('who came')))).toMatchObject({
      items: { description: 'who came', properties: { name: {} } },
    })
  })

  it('refer to themselves where they are inside themselves', () => {
    const node = z.object({
      name: z.string(),
      get children() {
        return z.array(node)
      },
    })
    expect(wire(node)).toMatchObject({ properties: { children: { items: { $ref: '#' } } } })
    expect(wire(z.array(node))).toMatchObject({
      items: { properties: { children: { items: { $ref: expect.any(String) } } } },
    })
  })
})

it('describes a nullable part once, from outside', () => {
  expect(wire(z.object({ a: z.int().describe('how many').nullable() }))).toMatchObject({
    properties: { a: { description: 'how many', anyOf: [{ type: 'integer' }, { type: 'null' }] } },
  })
})

it('keeps the description of a nullable part beside that of the whole', () => {
  const part = z.object({ t: z.int() }).describe('a turn').nullable().describe('the last one')
  expect(wire(z.object({ a: part }))).toMatchObject({
    properties: { a: { description: 'the last one', anyOf: [{ description: 'a turn' }, { type: 'null' }] } },
  })
})
