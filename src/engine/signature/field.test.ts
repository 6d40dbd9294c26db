/** Fields: descriptions through wrappers, how they travel, and single values read from programs and models. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { field, readField, type Writer } from './field.ts'

const output = (schema: z.ZodType) => field('answer', schema, 'output')

describe('a description', () => {
  const text = z.string().describe('what was asked')

  it.each<[string, z.ZodType]>([
    ['the schema', text],
    ['optional', text.optional()],
    ['nullable', text.nullable()],
    ['nullish', text.nullish()],
    ['a default', text.default('x')],
    ['a prefault', text.prefault('x')],
    ['a fallback', text.catch('x')],
    ['readonly', text.readonly()],
    ['nonoptional', text.optional().nonoptional()],
    ['a transform', text.transform((value) => value.length)],
    ['all at once', text.nullable().default('x').optional()],
    ['inside lazy', z.lazy(() => text)],
    ['the outermost of two', z.string().describe('inner').optional().describe('what was asked')],
  ])('is found on %s', (_, schema) => {
    expect(output(schema).description).toBe('what was asked')
  })

  it('is told once where the field is nullable', () => {
    expect(output(text.nullable()).type).toBe('string|null')
  })

  it('is absent where there is none', () => {
    expect(output(z.string().optional()).description).toBeUndefined()
  })
})

describe('a name', () => {
  it.each(['a', '_hidden', 'context_summary', 'HTMLBody', 'x1y2', 'größe', '名前'])('may be %s', (name) => {
    expect(field(name, z.string(), 'input').name).toBe(name)
  })

  it.each(['', '1a', 'a b', 'a.b', 'a-b', 'a\u00a0b', '²', '__proto__', 'constructor', 'toString'])(
    'may not be %o',
    (name) => {
      expect(() => field(name, z.string(), 'input')).toThrow(
        expect.objectContaining({ code: 'invalid_signature', details: { field: name } }),
      )
    },
  )
})

describe('travel', () => {
  it.each<[z.ZodType, isText: boolean, isOptional: boolean, isNullable: boolean]>([
    [z.string(), true, false, false],
    [z.enum(['a', 'b']), true, false, false],
    [z.date(), true, false, false],
    [z.string().nullable(), true, false, true],
    [z.enum(['a', 'b']).nullable(), true, false, true],
    [z.date().nullish(), true, true, true],
    [z.union([z.literal('now'), z.date()]), true, false, false],
    [z.string().default('x'), true, true, false],
    [z.string().catch('x'), true, true, false],
    [z.int(), false, false, false],
    [z.int().optional(), false, true, false],
    [z.union([z.string(), z.int()]), false, false, false],
    [z.union([z.string(), z.int()]).nullable(), false, false, true],
    [z.literal(['a', 1]), false, false, false],
    [z.array(z.string()), false, false, false],
    [z.null(), false, false, true],
    [z.unknown(), false, false, false],
    [z.preprocess((value) => value, z.int()), false, false, false],
    [z.preprocess((value) => value ?? 1, z.int()), false, true, false],
  ])('%#', (schema, isText, isOptional, isNullable) => {
    expect(output(schema)).toMatchObject({ isText, isOptional, isNullable })
  })
})

describe('values', () => {
  const read = (schema: z.ZodType, value: unknown, writer: Writer) => readField(output(schema), value, writer)
  const deep = z.object({ at: z.date(), note: z.string().optional(), size: z.int().default(3) })
  const day = new Date('2026-02-03T04:05:06.000Z')

  it.each<[z.ZodType, unknown, unknown]>([
    [z.date(), '2026-02-03T04:05:06.000Z', day],
    [z.date(), day, day],
    [z.date().nullable(), null, null],
    [z.string().optional(), null, undefined],
    [z.string().nullish(), null, null],
    [z.int().default(5), null, 5],
    [z.int().default(5), undefined, 5],
    [z.array(z.date()), [day.toISOString()], [day]],
    [z.tuple([z.date()], z.date()), [day.toISOString(), day.toISOString()], [day, day]],
    [z.record(z.string(), z.date()), { a: day.toISOString() }, { a: day }],
    [deep, { at: day.toISOString(), note: null, size: null }, { at: day, size: 3 }],
    [z.array(deep), [{ at: day.toISOString() }], [{ at: day, size: 3 }]],
    [
      z.intersection(z.object({ a: z.date() }), z.object({ b: z.date() })),
      { a: day.toISOString(), b: day },
      { a: day, b: day },
    ],
    [z.lazy(() => z.date()), day.toISOString(), day],
    [z.date().readonly(), day.toISOString(), day],
    [z.date().catch(new Date(0)), 'never', new Date(0)],
    [z.date().catch(new Date(0)), day.toISOString(), day],
    [z.array(z.object({ at: z.date().catch(new Date(0)) })), [{ at: day.toISOString() }], [{ at: day }]],
    [z.object({}).catchall(z.date()), { at: day.toISOString() }, { at: day }],
    [z.union([z.int(), z.date()]), day.toISOString(), day],
    [z.string().transform((text) => text.length), 'four', 4],
    [z.looseObject({}), { constructor: 1 }, { constructor: 1 }],
  ])('%#: read alike, whoever wrote them', (schema, value, expected) => {
    expect(read(schema, value, 'program')).toEqual({ value: expected })
    expect(read(schema, value, 'model')).toEqual({ value: expected })
  })

  it.each<[z.ZodType, unknown]>([
    [z.date(), '5'],
    [z.date(), '2026-02-30'],
    [z.date(), '2026-02-03T99:00:00Z'],
    [z.date(), 'tomorrow'],
    [z.string(), undefined],
    [z.object({ a: z.string() }), []],
    [z.array(z.string()), { 0: 'a' }],
  ])('%#: refused, whoever wrote them', (schema, value) => {
    expect(read(schema, value, 'program')).toEqual({ problems: [expect.any(String)] })
    expect(read(schema, value, 'model')).toEqual({ problems: [expect.any(String)] })
  })

  it.each<[z.ZodType, unknown, unknown]>([
    [z.coerce.number(), '42', 42],
    [z.coerce.boolean(), 'no', false],
    [z.coerce.string(), 5, '5'],
    [z.coerce.date(), 'March 5, 2024 UTC', new Date('2024-03-05')],
    [
      z.object({ a: z.coerce.boolean(), b: z.array(z.coerce.number()) }),
      { a: 'off', b: ['1'] },
      { a: false, b: [1] },
    ],
    [z.coerce.number().optional(), null, undefined],
    [z.coerce.number().default(4), null, 4],
    [z.coerce.number().optional(), undefined, undefined],
    [z.coerce.boolean().default(true), undefined, true],
    [z.lazy(() => z.coerce.boolean()), 'no', false],
    [z.coerce.string().nullable(), null, null],
    [z.union([z.date(), z.coerce.number()]), '2026-02-03T04:05:06.000Z', day],
    [z.int().catch(7), '42', 42],
    [z.boolean().catch(false), 'yes', true],
    [z.int().catch(7), 'none', 7],
  ])('%#: coerced or caught only where a model wrote no such value', (schema, value, expected) => {
    expect(read(schema, value, 'model')).toEqual({ value: expected })
  })

  it.each<[z.ZodType, unknown]>([
    [z.coerce.number(), ''],
    [z.coerce.number(), null],
    [z.coerce.number(), []],
    [z.coerce.boolean(), 'maybe'],
    [z.coerce.boolean(), null],
    [z.coerce.string(), null],
    [z.coerce.string(), undefined],
    [z.coerce.boolean(), undefined],
    [z.coerce.string(), { a: 1 }],
    [z.coerce.date(), null],
    [z.object({ n: z.coerce.number() }), { n: null }],
    [z.union([z.coerce.number(), z.int().array()]), 'some'],
  ])('%#: coerced into nothing that the model did not write', (schema, value) => {
    expect(read(schema, value, 'model')).toEqual({ problems: [expect.any(String)] })
  })

  it('takes a nullable field that a model left out as null, one that a program left out as missing', () => {
    expect(read(z.int().nullable(), undefined, 'model')).toEqual({ value: null })
    expect(read(z.int().nullable(), undefined, 'program')).toEqual({ problems: [expect.any(String)] })
    expect(read(z.int().nullish(), undefined, 'model')).toEqual({ value: undefined })
  })

  it.each<[string, z.ZodType, unknown, object]>([
    ['of a number', z.int().max(10), 11, { isViolation: true, broken: 11 }],
    ['of a list', z.array(z.date()).min(1), [], { isViolation: true, broken: [] }],
    [
      'before a transform, where no value is',
      z.string().min(5).transform(Number),
      'ab',
      { isViolation: true },
    ],
    ['after a transform', z.string().transform(Number).pipe(z.int().min(5)), '4', { isViolation: true }],
    ['never: another length is another tuple', z.tuple([z.string(), z.int()]), ['a'], {}],
    ['never: one item too many', z.array(z.tuple([z.string()])), [['a', 'b']], {}],
    ['never: another template', z.templateLiteral(['v', z.number()]), 'x', {}],
  ])('that break a constraint %s are told where they have the right type', (_, schema, value, told) => {
    expect(read(schema, value, 'model')).toEqual({ problems: [expect.any(String)], ...told })
  })

  it('names the place of every problem', () => {
    expect(read(z.object({ a: z.array(z.int()), b: z.boolean() }), { a: [1, 'x'] }, 'model')).toEqual({
      problems: [expect.stringMatching(/^a\.1: /), expect.stringMatching(/^b: /)],
    })
  })

  it('makes a problem of a check that throws or has to be waited for', () => {
    const broken = z.string().refine(() => {
      throw new Error('no dictionary')
    })
    expect(read(broken, 'x', 'model')).toEqual({ problems: ['its schema failed to check it: no dictionary'] })
    const slow = z.string().refine(async () => true)
    expect(read(slow, 'x', 'model')).toEqual({
      problems: ['its schema failed to check it: a check has to be waited for'],
    })
  })
})
