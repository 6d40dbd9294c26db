/** Sloppy replies: what only one value can be meant by is read, anything else is refused; a value is never invented. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Adapter, chatAdapter, jsonAdapter, xmlAdapter } from '../adapter/index.ts'
import { signature } from '../signature/index.ts'
import { readReply } from './read-reply.ts'

const word = fc.stringMatching(/^[a-z][a-z ]{0,8}[a-z]$/)
const whole = fc.integer({ min: -9999, max: 9999 })

const plan = z.object({
  name: z.string(),
  count: z.int(),
  isOpen: z.boolean(),
  price: z.number().nullable(),
  team: z.enum(['billing', 'dark blue']),
  day: z.date(),
  tags: z.array(z.string()),
  scores: z.record(z.string(), z.int()),
})
const plans = fc.record({
  name: word,
  count: whole,
  isOpen: fc.boolean(),
  price: fc.option(whole.map((cents) => cents / 100)),
  team: fc.constantFrom('billing', 'dark blue'),
  day: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  tags: fc.array(word, { maxLength: 3 }),
  scores: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), whole, { maxKeys: 3, noNullPrototype: true }),
})

const text = (value: unknown) => JSON.stringify(value)
const python: Readonly<Record<string, string>> = { true: 'True', false: 'False', null: 'None' }

/** Ways in which models spell JSON. */
const spellings: Readonly<Record<string, (value: unknown) => string>> = {
  'in a fence': (value) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``,
  'with trailing commas': (value) =>
    JSON.stringify(value, null, 2).replace(/([^[{,\s])\n(\s*[\]}])/g, '$1,\n$2'),
  "with Python's words": (value) =>
    text(value).replace(/\b(true|false|null)\b/g, (one) => python[one] ?? one),
  'in single quotes': (value) => text(value).replaceAll('"', "'"),
  'in typographic quotes': (value) => text(value).replace(/"([^"]*)"/g, '“$1”'),
  'with bare keys': (value) => text(value).replace(/"([a-zA-Z]+)":/g, '$1:'),
  'with comments': (value) => JSON.stringify(value, null, 2).replaceAll(',\n', ', // so much\n'),
  'with words around it': (value) => `Here it is:\n${text(value)}\nHope that helps!`,
}

const sig = signature({ inputs: {}, outputs: { plan, why: z.string() } })

/** How each adapter's reply holds a spelled plan. */
const forms: readonly [Adapter, (plan: string) => string][] = [
  [chatAdapter, (value) => `[[ ## plan ## ]]\n${value}\n\n[[ ## why ## ]]\nso\n\n[[ ## completed ## ]]`],
  [xmlAdapter, (value) => `Sure.\n<plan>\n${value}\n</plan>\n<why>so</why>`],
]

describe.each(Object.entries(spellings))('JSON %s', (_, spell) => {
  it.each(forms)('is read by $name', (adapter, write) => {
    fc.assert(
      fc.property(plans, (value) => {
        expect(readReply(sig, adapter, write(spell(value)))).toEqual({ values: { plan: value, why: 'so' } })
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  it('is read by json', () => {
    fc.assert(
      fc.property(plans, (value) => {
        const values = { plan: value, why: 'so' }
        expect(readReply(sig, jsonAdapter, spell(values))).toEqual({ values })
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})

const refused: readonly [string, z.ZodType, readonly string[]][] = [
  [
    'a number',
    z.number(),
    [
      '12 kg',
      '5kg',
      '$5',
      '50%',
      '~5',
      '1,234',
      '1_000',
      '3/4',
      '7/10',
      '5 or 6',
      '1 2',
      '1.2.3',
      'five',
      '0x10',
    ],
  ],
  [
    'a whole number',
    z.int(),
    ['5.5', '1e', '-', '.', '', 'null', 'NaN', '9007199254740993', '１２', 'Score: 5'],
  ],
  ['a yes or no', z.boolean(), ['maybe', 'not true', 'yes and no', '2', '', 'None', 'true/false']],
  ['a choice', z.enum(['red', 'blue']), ['Red', 'red or blue', 'redd', 're', '', '`red` or `blue`', 'green']],
  [
    'a date',
    z.date(),
    ['2026-02-30', '2026-13-01', '2026', 'tomorrow', '5', '2026-02-28T25:00', '28.02.2026'],
  ],
  [
    'numbers',
    z.array(z.number()),
    ['[1, five]', '[1, 5kg]', '[1, -]', '[1, 1e]', '[1,,2]', 'one, two', '1 and 2'],
  ],
  [
    'an object',
    z.object({ n: z.int() }),
    ['{"n": 5kg}', '{"n": -}', '{"n": 1e}', '{}', '{"n": null}', 'n is 5'],
  ],
  ['a map', z.record(z.string(), z.int()), ['{"a": 1 kg}', '{"a": }', '{"a": "x"}', '[1]', '5']],
]

describe.each(refused)('what is not %s', (_, schema, texts) => {
  const one = signature({ inputs: {}, outputs: { value: schema, why: z.string() } })

  it.each(texts)('%j is refused in every form', (given) => {
    const replies = [
      readReply(one, chatAdapter, `[[ ## value ## ]]\n${given}\n[[ ## why ## ]]\nso`),
      readReply(one, xmlAdapter, `<value>${given}</value><why>so</why>`),
      readReply(one, jsonAdapter, `{"value": ${JSON.stringify(given)}, "why": "so"}`),
      readReply(one, jsonAdapter, `{"value": ${given}, "why": "so"}`),
    ]
    for (const reply of replies) expect(reply).toMatchObject({ error: { code: 'unparsable_completion' } })
  })
})

it('a number is a text where null may stand too, and the choice of its digits', () => {
  const one = signature({ inputs: {}, outputs: { note: z.string().nullable(), size: z.enum(['1', '2']) } })
  expect(readReply(one, jsonAdapter, '{"note": 5, "size": 2}')).toEqual({ values: { note: '5', size: '2' } })
  expect(readReply(one, jsonAdapter, '{"note": 5, "size": 3}')).toHaveProperty('error')
})

it('a number comes from a text that says this number and nothing else', () => {
  const one = signature({ inputs: {}, outputs: { value: z.number(), why: z.string() } })
  const piece = fc.constantFrom(...'0123456789.,-+eE_ /%$~[]{}"\'`*'.split(''), 'kg', 'true', 'null', '\n')
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const given = pieces.join('')
      const reply = readReply(one, chatAdapter, `[[ ## value ## ]]\n${given}\n[[ ## why ## ]]\nso`)
      if (!('values' in reply)) return
      const said = given
        .trim()
        .replace(/^(["'`])(.*)\1$|^\*\*(.*)\*\*$/s, '$2$3')
        .trim()
      const isTruth = /^true$/i.test(said)
      expect(isTruth ? 1 : Number(said)).toBe(reply.values.value)
    }),
    { numRuns: 3000, seed: 1 },
  )
})
