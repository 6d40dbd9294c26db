/** CSV cells: text stays text where the field is text, all else is JSON where it can be. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signature } from '../engine/index.ts'
import { cellValue } from './csv-cell.ts'

const { inputs } = signature({
  inputs: {
    text: z.string(),
    maybe: z.string().nullable(),
    optional: z.string().optional(),
    level: z.enum(['1', '2']),
    day: z.iso.date(),
    count: z.int(),
    ratio: z.number(),
    sure: z.boolean(),
    list: z.array(z.string()),
    either: z.union([z.string(), z.number()]),
  },
  outputs: { answer: z.string() },
})

describe('a cell of a known field', () => {
  it.each([
    ['text', '42', '42'],
    ['text', '007', '007'],
    ['text', 'true', 'true'],
    ['text', '["a"]', '["a"]'],
    ['text', ' padded ', ' padded '],
    ['optional', '42', '42'],
    ['level', '2', '2'],
    ['day', '2026-01-31', '2026-01-31'],
    ['maybe', '42', '42'],
    ['maybe', 'null', null],
    ['count', '5', 5],
    ['count', ' 5 ', 5],
    ['count', 'five', 'five'],
    ['ratio', '-0.5', -0.5],
    ['sure', 'false', false],
    ['list', '["a", "b"]', ['a', 'b']],
    ['list', '[a, b]', '[a, b]'],
    ['either', '42', 42],
  ])('%s: %s', (name, cell, value) => {
    const field = inputs.find((known) => known.name === name)
    expect(field).toBeDefined()
    expect(cellValue(cell, field)).toEqual(value)
  })
})

describe('a cell of no known field', () => {
  it.each([
    ['plain words', 'plain words'],
    ['42', 42],
    ['-1.5', -1.5],
    ['007', '007'],
    ['2026-01-31', '2026-01-31'],
    ['true', true],
    ['trueish', 'trueish'],
    ['null', null],
    ['{"a": [1]}', { a: [1] }],
    ['[draft] a title', '[draft] a title'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e999', '1e999'],
  ])('%s', (cell, value) => {
    expect(cellValue(cell, undefined)).toEqual(value)
  })
})
