/** What a model may write for a value, as DSPy reads it; programs must write it as it is. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { field, readField } from './field.ts'

const read = (schema: z.ZodType, value: unknown) =>
  readField(field('answer', schema, 'output'), value, 'model')

const colour = z.literal(['red', 'dark blue'])
const mood = z.enum({ HAPPY: 'happy', CALM: 'very calm' })

describe('a model may write', () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ['a number in quotes', z.int(), '42', 42],
    ['a number with blanks', z.int(), ' 42 ', 42],
    ['a whole number with a point', z.int(), '42.0', 42],
    ['a fraction without its zero', z.number(), '-.5', -0.5],
    ['an exponent', z.number(), '1e-3', 0.001],
    ['a sign', z.number(), '+7', 7],
    ['true for one', z.int(), true, 1],
    ['True', z.boolean(), 'True', true],
    ['FALSE', z.boolean(), 'FALSE', false],
    ['yes', z.boolean(), 'yes', true],
    ['off', z.boolean(), ' off ', false],
    ['1 for true', z.boolean(), 1, true],
    ['0 for false', z.boolean(), 0, false],
    ['a literal in quotes', colour, "'red'", 'red'],
    ['a date in quotes', z.date(), '"2026-02-28"', new Date('2026-02-28')],
    ['a time of day without a zone', z.date(), '2026-02-28 10:05', new Date('2026-02-28T10:05Z')],
    ['a time of day with a zone', z.date(), '2026-02-28T10:05:30+02:00', new Date('2026-02-28T08:05:30Z')],
    ['a text of a format in quotes', z.iso.date(), ' "2026-02-28"', '2026-02-28'],
    ['a literal with blanks', colour, ' dark blue ', 'dark blue'],
    ["a literal in Python's spelling", colour, "Literal['red']", 'red'],
    ['a number literal as text', z.literal([1, 2]), '2', 2],
    ['a member of a plain enum in quotes', z.enum(['a', 'b']), '"b"', 'b'],
    ['the name of an enum member', mood, 'HAPPY', 'happy'],
    ['the value of an enum member', mood, 'very calm', 'very calm'],
    ['a numeric enum member as text', z.enum({ ONE: 1, TWO: 2 }), '2', 2],
    ['numbers in quotes inside a list', z.array(z.number()), [1, '2.5'], [1, 2.5]],
    ['numbers in quotes inside an object', z.object({ n: z.int() }), { n: '3' }, { n: 3 }],
    ['numbers in quotes inside a record', z.record(z.string(), z.int()), { n: '3' }, { n: 3 }],
    ['a number in quotes for one or null', z.int().nullable(), '3', 3],
    ['true for a literal one', z.literal([1, 2]), true, 1],
    ['one for a literal true', z.array(z.literal([true, false])), [1], [true]],
    ['a member in quotes where null may stand', mood.nullable(), "'happy'", 'happy'],
    ['a member in quotes in a union', z.union([mood, z.int()]), '"happy"', 'happy'],
    ['a literal in two pairs of quotes', colour, '""red""', 'red'],
    ["a literal in Python's older spelling", colour, 'str[red]', 'red'],
    ['the midnight of a day', z.iso.date(), '2026-02-28T00:00:00', '2026-02-28'],
    ['the first member of a union that fits', z.union([z.int(), z.boolean()]), 'yes', true],
  ])('%s', (_, schema, value, expected) => {
    expect(read(schema, value)).toEqual({ value: expected })
  })

  it('text that stays text where the union has text', () => {
    expect(read(z.array(z.union([z.int(), z.string(), z.date()])), ['5', 'x'])).toEqual({ value: ['5', 'x'] })
    expect(read(z.object({ n: z.int(), u: z.union([z.int(), z.string()]) }), { n: '1', u: '5' })).toEqual({
      value: { n: 1, u: '5' },
    })
  })
})

it.each<[string, z.ZodType, unknown]>([
  ['an exponent in the text of a whole number', z.int(), '1e1'],
  ['a list for a truth', z.boolean(), [true]],
  ['a name where null may stand', mood.nullable(), 'HAPPY'],
  ["Python's spelling where null may stand", colour.nullable(), "Literal['red']"],
  ['what may be either of two members', z.enum(['red ', ' red']), 'red'],
  ['an hour for a day', z.iso.date(), '2026-02-28T10:00:00'],
])('a model may not write %s', (_, schema, value) => {
  expect(read(schema, value)).toHaveProperty('problems')
})

describe('a model that is sloppy may write', () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ['backticks', colour, '`dark blue`', 'dark blue'],
    ['stars', colour, ' **red** ', 'red'],
    ['typographic quotes', colour, '“red”', 'red'],
    ['a fence', colour, '```\nred\n```', 'red'],
    ['quotes inside a list', z.array(colour), ["'red'"], ['red']],
    ['names inside a list', z.array(mood), ['HAPPY', 'very calm'], ['happy', 'very calm']],
    [
      'a name where null may stand',
      z.object({ mood: mood.nullable() }),
      { mood: 'CALM' },
      { mood: 'very calm' },
    ],
  ])('a member with or by %s', (_, schema, value, expected) => {
    expect(readField(field('answer', schema, 'output'), value, 'sloppy model')).toEqual({ value: expected })
    expect(read(schema, value)).toHaveProperty('problems')
  })

  it('no other member', () => {
    for (const value of ['Red', 'red.', '`green`', '``', 'red or dark blue'])
      expect(readField(field('answer', colour, 'output'), value, 'sloppy model')).toHaveProperty('problems')
  })
})

it('a member as it is, also where another one reads the same without its quotes', () => {
  const quoted = z.object({ word: z.literal(['null', '"null"']), n: z.int() })
  expect(read(quoted, { word: '"null"', n: '1' })).toEqual({ value: { word: '"null"', n: 1 } })
})

describe('a model may not write', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['words for a number', z.number(), 'about 2.5'],
    ['a thousands separator', z.int(), '1,234'],
    ['a fraction for an integer', z.int(), '42.5'],
    ['nothing for a number', z.number(), ''],
    ['NaN', z.number(), 'NaN'],
    ['Infinity', z.number(), 'Infinity'],
    ['a hexadecimal number', z.number(), '0x10'],
    ['maybe for a boolean', z.boolean(), 'maybe'],
    ['2 for a boolean', z.boolean(), 2],
    ['another case of a literal', colour, 'Red'],
    ['a literal with a full stop', colour, 'red.'],
    ['another case of an enum name', mood, 'Happy'],
    ['quotes around the value of a named enum', mood, "'happy'"],
    ['the name of something every object has', mood, 'constructor'],
    ['a number for text inside a list', z.array(z.string()), [1]],
    ['text for an object', z.object({}), 'a'],
    ['a day that does not exist', z.date(), '2026-02-30'],
    ['an hour that does not exist', z.date(), '2026-02-28T25:00'],
    ['a date in words', z.date(), 'Feb 2 2026'],
    ['a year for a date', z.date(), '2026'],
  ])('%s', (_, schema, value) => {
    expect(read(schema, value)).toEqual({ problems: [expect.any(String)] })
  })

  it('so much that reading it takes for ever', () => {
    expect(read(z.number(), `${'1'.repeat(200_000)}x`)).toEqual({ problems: [expect.any(String)] })
  })
})

it('does not read for programs: a number in quotes is no number', () => {
  expect(readField(field('n', z.int(), 'input'), '42', 'program')).toEqual({ problems: [expect.any(String)] })
})
