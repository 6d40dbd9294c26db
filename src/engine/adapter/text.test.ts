/** Values as text and back, field by field. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signature } from '../signature/index.ts'
import { textOf, unfence, valueFrom } from './text.ts'

const fieldOf = (schema: z.ZodType) => {
  const [field] = signature({ inputs: {}, outputs: { value: schema } }).outputs
  if (field === undefined) throw new Error('expected a field')
  return field
}
const person = z.object({ name: z.string(), age: z.int() })

describe('comes back as it was', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), 'two\nlines', 'two\nlines'],
    [z.string(), 'null', 'null'],
    [z.string(), '"quoted"', '"quoted"'],
    [z.enum(['a', 'b']), 'a', 'a'],
    [z.int(), 5, '5'],
    [z.boolean(), false, 'false'],
    [z.null(), null, 'null'],
    [z.array(z.string()), ['a', 'b'], '["a","b"]'],
    [person, { name: 'Ola', age: 3 }, '{"name":"Ola","age":3}'],
    [z.union([z.string(), z.int()]), '5', '"5"'],
    [z.unknown(), 'None', '"None"'],
    [z.string().nullable(), null, 'null'],
    [z.string().nullable(), 'null', '"null"'],
    [z.string().nullable(), '"null"', '""null""'],
    [z.string().nullable(), '"null', '""null"'],
    [z.string().nullable(), 'nullable', 'nullable'],
    [z.string().optional(), 'null', '"null"'],
    [z.int().nullable(), null, 'null'],
  ])('%#: %o %o', (schema, value, text) => {
    expect(textOf(fieldOf(schema), value)).toBe(text)
    expect(valueFrom(fieldOf(schema), text)).toEqual(value)
  })

  it('a date as an ISO string', () => {
    expect(textOf(fieldOf(z.date()), new Date(0))).toBe('1970-01-01T00:00:00.000Z')
    expect(textOf(fieldOf(z.array(z.date())), [new Date(0)])).toBe('["1970-01-01T00:00:00.000Z"]')
  })

  it('what is not there, or is no text, in a demo', () => {
    expect(textOf(fieldOf(z.int()), undefined)).toBe('null')
    expect(textOf(fieldOf(z.string()), 5)).toBe('5')
    expect(textOf(fieldOf(z.string()), null)).toBe('null')
  })
})

describe('reads', () => {
  it.each<[z.ZodType, string, unknown]>([
    [z.array(z.string()), "['oak', 'ash']", ['oak', 'ash']],
    [z.array(z.string()), '["oak", "ash"', ['oak', 'ash']],
    [z.array(z.string()), '["oak", "ash",]', ['oak', 'ash']],
    [z.array(z.string()), '```json\n["oak"]\n```', ['oak']],
    [z.array(z.string()), 'Here: ["oak"] as asked', ['oak']],
    [z.array(z.string()), '("oak, x", "ash")', ['oak, x', 'ash']],
    [z.array(z.number()), '1, 2.5', [1, 2.5]],
    [z.array(z.number()).nullable(), '1, 2', [1, 2]],
    [person, 'Here you go: {"name": "Ola", "age": 3}', { name: 'Ola', age: 3 }],
    [person, '{"name": "Ola", "age": 3', { name: 'Ola', age: 3 }],
    [person, '({"name": "Ola", "age": 3})', { name: 'Ola', age: 3 }],
    [z.record(z.string(), z.unknown()), "{'a': None, 'b': True}", { a: null, b: true }],
    [z.int().nullable(), 'None', null],
    [z.enum(['a']).nullable(), 'None', null],
    [z.enum(['a', 'None']).nullable(), 'None', 'None'],
    [z.string().nullable(), 'None', 'None'],
    [z.boolean(), 'True', true],
    [z.boolean(), 'False', false],
    [z.boolean(), '(false)', false],
    [z.unknown(), '{"a": 1}', { a: 1 }],
    [z.union([z.string(), person]), 'see {"name": "Ola", "age": 3}', 'see {"name": "Ola", "age": 3}'],
  ])('%#: %o', (schema, text, value) => {
    expect(valueFrom(fieldOf(schema), text)).toEqual(value)
  })

  it.each<[z.ZodType, string]>([
    [z.array(z.string()), 'oak, ash'],
    [z.array(z.string()), '- oak\n- ash'],
    [z.array(z.string()), 'oak'],
    [z.array(z.number()), '5 apples'],
    [z.record(z.string(), z.int()), 'a: 1, b: 2'],
    [person, 'Ola, 30'],
    [z.int(), 'about {5}'],
    [z.boolean(), 'yes'],
  ])('%#: passes %o on as it stands', (schema, text) => {
    expect(valueFrom(fieldOf(schema), text)).toBe(text)
  })
})

describe('a fence', () => {
  it.each([
    ['```\nx\n```', 'x'],
    ['```json\n{\n}\n```', '{\n}'],
    ['  ```c-x  \nx```  ', 'x'],
    ['x ```y```', 'x ```y```'],
    ['```\nopen', '```\nopen'],
  ])('%o', (text, inner) => {
    expect(unfence(text)).toBe(inner)
  })

  it('that never closes is given up at once', () => {
    const text = `\`\`\`${'\n'.repeat(200_000)}x`
    expect(unfence(text)).toBe(text)
  })
})
