/** Types in words: everything that constrains a value is told. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeType } from './describe.ts'
import { wireSchema } from './wire.ts'

const told = (schema: z.ZodType) => describeType(wireSchema(schema, 'field', 'input'))

const person = z.object({ name: z.string(), age: z.int().min(0) })
const tree = z.object({
  name: z.string(),
  get children() {
    return z.array(tree)
  },
})

describe('kinds', () => {
  it.each<[z.ZodType, string]>([
    [z.string(), 'string'],
    [z.number(), 'number'],
    [z.int(), 'integer'],
    [z.boolean(), 'boolean'],
    [z.null(), 'null'],
    [z.date(), 'ISO date-time'],
    [z.iso.datetime(), 'ISO date-time'],
    [z.unknown(), 'JSON'],
    [z.enum(['low', 'high']), '"low"|"high"'],
    [z.literal('a'), '"a"'],
    [z.literal(['a', 1, true, null]), '"a"|1|true|null'],
    [z.array(z.string()), 'string[]'],
    [z.array(z.array(z.int())), 'integer[][]'],
    [z.array(z.enum(['a', 'b'])), '("a"|"b")[]'],
    [z.array(z.int().min(1)), '(integer >=1)[]'],
    [z.array(z.unknown()), 'JSON[]'],
    [z.array(z.date()), '(ISO date-time)[]'],
    [z.array(z.string().describe('a word')), '(string (a word))[]'],
    [z.tuple([z.string(), z.int()]), '[string, integer]'],
    [z.tuple([z.string(), z.int().optional()]), '[string, integer or nothing]'],
    [z.tuple([z.string()], z.int()), '[string, ...integer[]]'],
    [z.record(z.string(), z.int()), '{[key]: integer}'],
    [z.record(z.string().regex(/^k/), z.int()), '{[key (matching ^k)]: integer}'],
    [z.record(z.string().describe('a city'), z.int()), '{[key (a city)]: integer}'],
    [z.record(z.enum(['a', 'b']), z.int()), '{a: integer, b: integer}'],
    [z.partialRecord(z.enum(['a', 'b']), z.int()), '{a?: integer, b?: integer}'],
    [person, '{name: string, age: integer >=0}'],
    [z.array(z.object({ a: z.string() })), '{a: string}[]'],
    [z.object({ a: z.string().optional() }), '{a?: string}'],
    [z.looseObject({ a: z.string() }), '{a: string, [key]: JSON}'],
    [z.object({ a: z.string() }).catchall(z.int()), '{a: string, [key]: integer}'],
    [z.object({}), '{[key]: JSON}'],
    [z.object({ a: z.string().describe('first') }), '{a: string (first)}'],
    [z.union([z.string(), z.int()]), 'string|integer'],
    [
      z.discriminatedUnion('k', [z.object({ k: z.literal('a') }), z.object({ k: z.literal('b') })]),
      '{k: "a"}|{k: "b"}',
    ],
    [z.union([z.string().describe('a name'), z.int()]), 'string (a name)|integer'],
    [z.intersection(z.object({ a: z.string() }), z.object({ b: z.int() })), '{a: string, b: integer}'],
    [
      z.intersection(z.record(z.string(), z.int()), z.object({ b: z.int() })),
      '{[key]: integer} & {b: integer}',
    ],
    [z.string().nullable(), 'string|null'],
    [z.enum(['a', 'b']).nullable(), '"a"|"b"|null'],
    [z.array(z.string()).nullable(), 'string[]|null'],
    [person.meta({ id: 'PersonOfDescribe' }), '{name: string, age: integer >=0}'],
    [tree, '{name: string, children: (same type)[]}'],
  ])('%#: %o', (schema, expected) => {
    expect(told(schema)).toBe(expected)
  })
})

describe('constraints', () => {
  it.each<[string, z.ZodType]>([
    ['integer 1..20', z.int().min(1).max(20)],
    ['integer >=1', z.int().min(1)],
    ['integer <=9', z.int().max(9)],
    ['number -5..-1', z.number().min(-5).max(-1)],
    ['number >0', z.number().positive()],
    ['number <0', z.number().negative()],
    ['number >0 <1', z.number().gt(0).lt(1)],
    ['number >0 <=1', z.number().gt(0).max(1)],
    ['number >=0 <1', z.number().min(0).lt(1)],
    ['number >=0 (multiple of 0.5)', z.number().min(0).multipleOf(0.5)],
    ['string (2..5 characters)', z.string().min(2).max(5)],
    ['string (3 characters)', z.string().length(3)],
    ['string (at least 2 characters)', z.string().min(2)],
    ['string (at most 9 characters)', z.string().max(9)],
    ['string (email)', z.email()],
    ['string (uri)', z.url()],
    ['string (date)', z.iso.date()],
    ['string (matching ^a)', z.string().regex(/^a/)],
    ['string (matching ^How.*)', z.string().startsWith('How')],
    ['string (matching .*\\?$)', z.string().endsWith('?')],
    ['string (matching might)', z.string().includes('might')],
    [
      'string (at least 3 characters, matching ^a.*, matching .*b$)',
      z.string().min(3).startsWith('a').endsWith('b'),
    ],
    ['string (matching ^a, matching z$)', z.string().regex(/^a/).regex(/z$/)],
    ['string (matching /^a/i)', z.string().regex(/^a/i)],
    ['string (matching ^Hi.*)', z.string().startsWith('Hi')],
    ['string (matching .*\\?$)', z.string().endsWith('?')],
    ['string (matching foo)', z.string().includes('foo')],
    [
      'string (matching /x/i, matching ^a.*, matching .*z$)',
      z.string().startsWith('a').endsWith('z').regex(/x/i),
    ],
    ['string (lowercase)', z.string().lowercase()],
    ['string (email, lowercase)', z.email().lowercase()],
    ['string (email, matching .*@acme\\.com$)', z.email().endsWith('@acme.com')],
    ['string (email, matching ^a@)', z.email({ pattern: /^a@/ })],
    ['string (uri, matching ^https:.*)', z.url().startsWith('https:')],
    [
      'string (uri, protocol matching ^https$, hostname matching acme)',
      z.url({ protocol: /^https$/, hostname: /acme/ }),
    ],
    ['string (uuid, version 4)', z.uuidv4()],
    ['string (ipv4)', z.ipv4()],
    ['number', z.float64()],
    ['number', z.float32()],
    ['{[key (matching ^x)]: integer}', z.looseRecord(z.string().regex(/^x/), z.int())],
    ['string[] (2..5 items)', z.array(z.string()).min(2).max(5)],
    ['string[] (2 items)', z.array(z.string()).length(2)],
    ['integer (default 5)', z.int().default(5)],
    ['string|null (default null)', z.string().nullable().default(null)],
    ['string[] (no doubles)', z.array(z.string()).refine(() => true, 'no doubles')],
    [
      'string (at least 1 characters, is kind)',
      z
        .string()
        .min(1)
        .refine(() => true, 'is kind'),
    ],
    ['ISO date-time (not before 1970-01-01T00:00:00.000Z)', z.date().min(new Date(0))],
  ])('%s', (expected, schema) => {
    expect(told(schema)).toBe(expected)
  })
})
