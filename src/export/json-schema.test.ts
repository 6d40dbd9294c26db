/** Zod schemas as JSON schemas: what stays, what is lost and said. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { portable, rulesIn } from './json-schema.ts'

describe('portable', () => {
  it.each<[string, z.ZodType, object]>([
    [
      'defaults leave a key open',
      z.object({ a: z.int().min(1).max(2).default(1) }),
      { properties: { a: { type: 'integer', minimum: 1, maximum: 2, default: 1 } } },
    ],
    ['dates are ISO strings', z.date(), { type: 'string', format: 'date-time' }],
    [
      'a default date too',
      z.date().default(new Date(5)),
      { type: 'string', default: '1970-01-01T00:00:00.005Z' },
    ],
    ['flags stand beside their pattern', z.string().regex(/^a/i), { pattern: '^a', 'x-flags': 'i' }],
    [
      'flags of one of two',
      z.string().regex(/^a/).regex(/b$/iu),
      { allOf: [{ pattern: '^a' }, { pattern: 'b$', 'x-flags': 'iu' }] },
    ],
    ['flags that change nothing are left out', z.string().regex(/a/g), { pattern: 'a' }],
    ['descriptions stay', z.string().describe('a name'), { description: 'a name' }],
  ])('%s', (_name, type, expected) => {
    const { schema, lost } = portable(type)
    expect(schema).toMatchObject(expected)
    expect(lost).toEqual([])
    expect(schema).toEqual(JSON.parse(JSON.stringify(schema)))
  })

  it('has no flags where there are none', () => {
    expect(portable(z.string().regex(/a/g)).schema).not.toHaveProperty('x-flags')
  })

  it.each<[string, z.ZodType, string[]]>([
    ['a refinement', z.string().refine((text) => text !== 'x'), ['refinements']],
    ['a check', z.string().check((given) => void given), ['refinements']],
    [
      'a nested refinement, once',
      z.array(z.object({ a: z.int().refine(Boolean), b: z.int().refine(Boolean) })),
      ['refinements'],
    ],
    ['trim', z.string().min(1).trim(), ['changes of the text, as trim or lower case']],
    ['a transform', z.string().transform((text) => text.length), ['transforms']],
    ['preprocessing', z.preprocess(String, z.string()), ['transforms']],
    ['coercion', z.coerce.number(), ['coercion']],
    ['catch', z.string().catch('x'), ['the value that catches errors']],
    ['a url', z.url(), ['the format url']],
    ['limits of dates', z.date().min(new Date(0)), ['limits of dates']],
    ['loose records', z.looseRecord(z.enum(['a']), z.int()), ['keys beyond those listed']],
    ['several', z.coerce.date().refine(Boolean), ['refinements', 'coercion']],
  ])('says that it loses %s', (_name, type, lost) => {
    expect(portable(type).lost).toEqual(expect.arrayContaining(lost))
    expect(portable(type).lost).toHaveLength(lost.length)
  })
})

describe('rulesIn', () => {
  it('finds rules wherever they stand', () => {
    const node = { 'x-rules': ['a'], items: { anyOf: [{ 'x-rules': ['b', 'c'] }, null] }, 'x-rule': ['d'] }
    expect(rulesIn(node)).toEqual(['a', 'b', 'c'])
  })
})
