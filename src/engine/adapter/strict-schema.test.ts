/** Strict schemas, held to the rules of OpenAI's structured outputs. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isPlainObject } from '../canonical.ts'
import { signature, type WireSchema } from '../signature/index.ts'
import { jsonAdapter } from './json.ts'
import { strictSchema } from './strict-schema.ts'

const schemaOf = (outputs: Record<string, z.ZodType>) => {
  const sig = signature({ name: 'Strict', inputs: {}, outputs })
  return jsonAdapter.prepare({ signature: sig, instructions: '', demos: [] }).responseFormat?.schema
}
const valueSchema = (schema: z.ZodType) =>
  (schemaOf({ value: schema })?.properties as WireSchema | undefined)?.value

/** What OpenAI would refuse a schema for; empty when nothing. */
function complaints(schema: unknown, path = '$'): string[] {
  if (!isPlainObject(schema)) return [`${path}: no schema`]
  const { type, properties, items, anyOf, required, additionalProperties } = schema
  const allowed =
    /^(type|description|enum|const|anyOf|properties|required|additionalProperties|items|minItems|maxItems|minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf|pattern|format)$/
  const told = Object.keys(schema)
    .filter((keyword) => !allowed.test(keyword))
    .map((keyword) => `${path}: ${keyword}`)
  if (type === undefined && anyOf === undefined) told.push(`${path}: no type`)
  if (type === 'array') told.push(...complaints(items, `${path}[]`))
  if (Array.isArray(anyOf)) told.push(...anyOf.flatMap((part, i) => complaints(part, `${path}|${i}`)))
  if (type !== 'object') return told
  const keys = Object.keys(isPlainObject(properties) ? properties : {})
  if (additionalProperties !== false) told.push(`${path}: additional properties`)
  if (JSON.stringify(required) !== JSON.stringify(keys)) told.push(`${path}: not all required`)
  return [...told, ...keys.flatMap((key) => complaints((properties as WireSchema)[key], `${path}.${key}`))]
}

const person = z.object({ name: z.string().min(1), age: z.int().default(3), at: z.date().optional() })

describe('sayable', () => {
  it.each<[string, Record<string, z.ZodType>]>([
    ['plain values', { a: z.string(), b: z.number(), c: z.int().min(1).max(5), d: z.boolean(), e: z.null() }],
    [
      'enums and literals',
      { a: z.enum(['x', 'y']), b: z.literal('x'), c: z.literal([1, 'x', null]), d: z.enum({ A: 1 }) },
    ],
    [
      'what may be absent',
      { a: z.string().optional(), b: z.int().nullish(), c: person.default({ name: 'x', age: 1 }) },
    ],
    ['what may be null', { a: z.string().nullable(), b: z.enum(['x']).nullable(), c: person.nullable() }],
    ['lists of objects', { a: z.array(person).min(1).max(4), b: z.array(z.array(z.string())) }],
    [
      'unions',
      {
        a: z.union([z.string(), person]),
        b: z.discriminatedUnion('k', [person.extend({ k: z.literal('a') })]),
      },
    ],
    ['formats', { a: z.email(), b: z.url(), c: z.uuid(), d: z.iso.date(), e: z.date(), f: z.base64() }],
    [
      'patterns',
      { a: z.string().regex(/^a/), b: z.string().regex(/^(?!a)/), c: z.string().regex(/a/).regex(/b/) },
    ],
    ['rules', { a: z.string().refine(() => true, 'is kind'), b: person.refine(() => true, 'is kind') }],
    ['named parts', { a: z.array(person.meta({ id: 'PersonOfStrict', title: 'Person' })) }],
    [
      'transforms',
      { a: z.string().transform(Number), b: z.string().catch('x'), c: z.array(z.string()).readonly() },
    ],
  ])('%s', (_, outputs) => {
    const schema = schemaOf(outputs)
    expect(complaints(schema)).toEqual([])
    expect(Object.keys(schema?.properties as object)).toEqual(Object.keys(outputs))
  })

  it('would be complained of, were the schema sent as it is', () => {
    const wire = z.toJSONSchema(
      z.object({ a: z.string().min(1).default('x'), b: z.array(z.object({ c: z.int().optional() })) }),
      {
        io: 'input',
      },
    )
    expect(complaints(wire)).toEqual([
      '$: $schema',
      '$: additional properties',
      '$: not all required',
      '$.a: default',
      '$.a: minLength',
      '$.b[]: additional properties',
      '$.b[]: not all required',
    ])
  })

  it('makes nullable what may be absent, and nothing twice', () => {
    expect(valueSchema(z.int().max(9).optional())).toMatchObject({
      anyOf: [{ maximum: 9 }, { type: 'null' }],
    })
    expect(valueSchema(z.string().nullish())).toEqual({ type: ['string', 'null'] })
    expect(valueSchema(z.enum(['a']).nullish())).toEqual({
      anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }],
    })
    expect(valueSchema(z.object({ a: z.null().optional() }))).toMatchObject({
      properties: { a: { type: 'null' } },
    })
  })

  it('keeps limits, descriptions and patterns that are taken', () => {
    expect(
      valueSchema(
        z.array(z.number().gt(0).lt(1).multipleOf(0.1).describe('a share')).min(2).describe('shares'),
      ),
    ).toEqual({
      type: 'array',
      minItems: 2,
      description: 'shares',
      items: {
        type: 'number',
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        multipleOf: 0.1,
        description: 'a share',
      },
    })
    expect(valueSchema(z.string().regex(/^a/))).toEqual({ type: 'string', pattern: '^a' })
    expect(valueSchema(z.date())).toEqual({ type: 'string', format: 'date-time' })
    expect(valueSchema(z.literal(['a', 1]))).toEqual({ enum: ['a', 1], type: ['string', 'number'] })
  })
})

describe('not sayable', () => {
  const tree = z.object({
    get children() {
      return z.array(tree)
    },
  })

  it.each<[string, z.ZodType]>([
    ['free keys', z.record(z.string(), z.int())],
    ['keys of an enum', z.record(z.enum(['a']), z.int())],
    ['further keys', z.looseObject({ a: z.string() })],
    ['keys of one kind', z.object({ a: z.string() }).catchall(z.int())],
    ['a tuple', z.tuple([z.string()])],
    ['anything', z.unknown()],
    ['a list of anything', z.array(z.any())],
    ['a type inside itself', tree],
    ['any JSON', z.json()],
    ['an intersection', z.intersection(z.record(z.string(), z.int()), z.object({ a: z.int() }))],
    ['a part of an object', z.object({ deep: z.array(z.object({ a: z.unknown() })) })],
    ['a part of a union', z.union([z.string(), z.record(z.string(), z.int())])],
    ['what may be null', z.record(z.string(), z.int()).nullable()],
  ])('%s', (_, schema) => {
    expect(schemaOf({ fine: z.string(), value: schema })).toBeUndefined()
  })

  it('an empty schema', () => {
    expect(strictSchema({})).toBeUndefined()
    expect(strictSchema({ type: 'object' })).toBeUndefined()
  })
})
