/** JSON schemas as types, on the way in and on the way out. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { portable } from './json-schema.ts'
import { membersOfType, type TypePlace, typeOf } from './ts-types.ts'

const place = (side: TypePlace['side']): TypePlace => ({ side, nameOf: () => 'Named', indent: '', taken: 0 })
const typesOf = (type: z.ZodType) => {
  const { schema } = portable(type)
  return [typeOf(schema, place('input')), typeOf(schema, place('output'))]
}
const tree: z.ZodType = z.object({
  get kids() {
    return z.array(tree)
  },
})
const long = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, ...string[]]
const lines = long.map((member) => `\n  | '${member}'`).join('')

describe('typeOf', () => {
  it.each<[string, z.ZodType, string, string?]>([
    ['string', z.email(), 'string'],
    ['integer', z.int(), 'number'],
    ['boolean', z.boolean(), 'boolean'],
    ['unknown', z.unknown(), 'unknown'],
    ['enum', z.enum(['a', "b's"]), `'a' | "b's"`],
    ['literals', z.literal(['a', 1, null]), "'a' | 1 | null"],
    ['long enum', z.enum(long), lines],
    ['nullable', z.string().min(1).nullable(), 'string | null'],
    ['date', z.date(), 'Date | string', 'Date'],
    ['ISO text', z.iso.datetime(), 'string'],
    ['list', z.array(z.string()), 'readonly string[]', 'string[]'],
    ['list of lists', z.array(z.array(z.string())), 'readonly (readonly string[])[]', 'string[][]'],
    ['list of dates', z.array(z.date()), 'readonly (Date | string)[]', 'Date[]'],
    ['list of members', z.array(z.enum(['a', 'b'])), "readonly ('a' | 'b')[]", "('a' | 'b')[]"],
    ['list of many members', z.array(z.enum(long)), `readonly (${lines}\n)[]`, `(${lines}\n)[]`],
    [
      'tuple',
      z.tuple([z.string(), z.number().optional()]),
      'readonly [string, number?]',
      '[string, number?]',
    ],
    [
      'tuple with rest',
      z.tuple([z.string()], z.boolean()),
      'readonly [string, ...boolean[]]',
      '[string, ...boolean[]]',
    ],
    ['record', z.record(z.string(), z.number()), '{ [key: string]: number }'],
    ['record of members', z.record(z.enum(['a', 'b']), z.number()), "Record<'a' | 'b', number>"],
    ['partial record', z.partialRecord(z.enum(['a']), z.number()), "Partial<Record<'a', number>>"],
    ['open object', z.looseObject({ a: z.string() }), '{\n  a: string\n  [key: string]: unknown\n}'],
    ['null twice', z.string().nullable().nullish(), 'string | null'],
    ['intersection or null', z.string().and(z.string()).nullable(), '(string & string) | null'],
    [
      'list of texts with two patterns',
      z.array(z.string().startsWith('a').endsWith('b')),
      'readonly string[]',
      'string[]',
    ],
    [
      'record of objects',
      z.record(z.string(), z.object({ a: z.null() })),
      '{\n  [key: string]: {\n    a: null\n  }\n}',
    ],
    ['nullable object', z.object({ a: z.string() }).nullable(), '{\n  a: string\n} | null'],
    [
      'union of objects',
      z.union([z.object({ a: z.string() }), z.object({ b: z.null() })]),
      '\n  | {\n      a: string\n    }\n  | {\n      b: null\n    }',
    ],
    [
      'intersection with a record',
      z.object({ a: z.string() }).and(z.record(z.string(), z.unknown())),
      '{\n  a: string\n} & { [key: string]: unknown }',
    ],
    ['reference', tree, '{\n  kids: readonly Named[]\n}', '{\n  kids: Named[]\n}'],
  ])('%s', (_name, type, input, output = input) => {
    expect(typesOf(type)).toEqual([input, output])
  })
})

describe('membersOfType', () => {
  it('tells what may be left out on the way in and what is there on the way out', () => {
    const { schema } = portable(
      z.object({ a: z.string().optional(), b: z.int().default(5).describe('how many'), 'c-d': z.null() }),
    )
    expect(typeOf(schema, place('input'))).toBe(
      "{\n  a?: string | undefined\n  /** how many */\n  b?: number | undefined\n  'c-d': null\n}",
    )
    expect(typeOf(schema, place('output'))).toBe(
      "{\n  a?: string\n  /** how many */\n  b: number\n  'c-d': null\n}",
    )
  })

  it('sets off what may be left out from an object', () => {
    const { schema } = portable(z.object({ a: z.object({ b: z.null() }).optional() }))
    expect(typeOf(schema, place('input'))).toBe(
      '{\n  a?:\n    | {\n        b: null\n      }\n    | undefined\n}',
    )
  })

  it('indents', () => {
    const members = [{ name: 'x', isRequired: true, schema: { type: 'string' } }]
    expect(membersOfType(members, { ...place('input'), indent: '    ' })).toBe('    x: string\n')
  })
})
