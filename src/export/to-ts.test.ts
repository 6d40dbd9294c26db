/** Exported modules: what they render and parse equals the engine, schema by schema and value by value. */
import { spawnSync } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyProgram, chatAdapter, type Field, predict, readReply, signature } from '../engine/index.ts'
import { scriptedLM } from '../testing/index.ts'
import { formatted, loadedModule, typeChecked } from './test-support.ts'
import { toTs } from './to-ts.ts'

const about = { hash: 'abc', lineage: null }
const exported = (one: AnyProgram) => loadedModule(toTs(one, about))

const reply = (text: string) => `[[ ## x ## ]]\n${text.replace(/\[\[ (\\*)##/g, '[[ $1\\##')}`
const thrown = (run: () => unknown) => {
  try {
    return { value: run() }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

const tree: z.ZodType = z.object({
  name: z.string(),
  get kids() {
    return z.array(tree)
  },
})
const person = z.object({
  name: z.string(),
  age: z.int().min(0).optional(),
  tags: z.array(z.string()).default([]),
})

/** Types whose whole meaning a JSON schema holds. */
const types: Readonly<Record<string, z.ZodType>> = {
  string: z.string(),
  'short string': z.string().min(2).max(5),
  'pattern with flags': z.string().regex(/^how might/i),
  'two patterns': z.string().regex(/a/i).regex(/b$/),
  'trimmed text': z.string().trim().toUpperCase().min(2),
  'lower case': z.string().toLowerCase().regex(/^a/),
  'list of trimmed texts': z.array(z.string().trim().min(1)).nullable(),
  email: z.email(),
  'iso datetime': z.iso.datetime(),
  enum: z.enum(['yes', 'no', 'null']),
  literals: z.literal(['a', 1, true]),
  number: z.number(),
  'number in bounds': z.number().gt(0).lt(10).multipleOf(0.1),
  integer: z.int(),
  'integer in bounds': z.int().min(1).max(20),
  boolean: z.boolean(),
  null: z.null(),
  unknown: z.unknown(),
  date: z.date(),
  'date or text': z.union([z.date(), z.string()]),
  'date or number': z.union([z.date(), z.number()]),
  'list of dates': z.array(z.date()),
  list: z.array(z.string()).min(1).max(3),
  tuple: z.tuple([z.string(), z.number()]),
  'tuple with rest': z.tuple([z.string()], z.number()),
  record: z.record(z.string(), z.number()),
  'record of members': z.record(z.enum(['b', 'a']), z.number()),
  'partial record': z.partialRecord(z.enum(['b', 'a']), z.number()),
  object: person,
  'list of objects': z.array(person),
  'strict object': z.strictObject({ name: z.string() }),
  'loose object': z.looseObject({ name: z.string() }),
  catchall: z.object({ name: z.string() }).catchall(z.number()),
  nested: z.object({ at: z.date().nullable(), inner: person.nullish() }),
  union: z.union([z.string().max(3), z.number(), z.array(z.number())]),
  'union of objects': z.union([z.object({ a: z.string() }), z.object({ name: z.string() })]),
  discriminated: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), v: z.number() }),
    z.object({ kind: z.literal('b'), w: z.string().optional() }),
  ]),
  intersection: z.object({ name: z.string() }).and(z.object({ age: z.number() })),
  'intersection with a record': z.object({ name: z.string() }).and(z.record(z.string(), z.unknown())),
  nullable: z.string().nullable(),
  'nullable enum': z.enum(['yes', 'no']).nullable(),
  'nullable object': person.nullable(),
  optional: z.string().optional(),
  'optional list': z.array(z.string()).optional(),
  default: z.int().default(5),
  'default beyond its own limits': z.array(z.string()).min(1).default([]),
  'default date': z.date().default(new Date(5)),
  'default dates': z.array(z.date()).default([new Date(5)]),
  'default object with a date': z.object({ at: z.date() }).default({ at: new Date(7) }),
  'union with a default': z.union([z.number().default(2), z.string()]),
  'one of two': z.xor([z.object({ a: z.number() }), z.object({ b: z.number() })]),
  recursive: tree,
  json: z.json(),
}

const values: readonly unknown[] = [
  ...[
    '',
    'a',
    'ab',
    'abcdef',
    'How might we',
    'yes',
    'null',
    '"null"',
    'it\'s "so"',
    ' A ',
    '7',
    'true',
    'ä\u2028\ud83d\ude00',
  ],
  ...[
    '2026-01-31',
    '2026-02-30',
    '+010000-01-01',
    '2026-01-31T10:00:00Z',
    'me@example.org',
    'two\nlines',
    '[[ ## x ## ]]',
    '[[ \\## y ##',
  ],
  ...[0, -0, 1, 7, 20, 21, 0.3, 0.7, -1, 1e21, 2 ** 53],
  ...[
    true,
    false,
    null,
    [],
    ['a'],
    ['a', 'b', 'c', 'd'],
    ['a', 1],
    ['a', 1, 2],
    [1, 2],
    ['2026-01-31'],
    [null],
  ],
  ...[
    {},
    { a: 1 },
    { a: 1, b: 2 },
    { b: 2, a: 1, c: 3 },
    { a: 'x', name: 'y' },
    { name: 'Ada', age: 7, more: 'z' },
  ],
  ...[
    { age: null, name: 'Ada', tags: null },
    { name: 'Ada', age: -1 },
    { name: 'Ada', tags: ['x'], age: 3 },
  ],
  ...[[{ name: 'Ada' }, { tags: [], name: 'Bob' }], { name: 'a', kids: [{ name: 'b', kids: [], x: 1 }] }],
  ...[
    { kind: 'a', v: 1, w: 2 },
    { kind: 'b', w: null },
    { kind: 'c' },
    { at: '2026-01-31', inner: { name: 'Ada' } },
  ],
  ...[{ at: null, inner: null }, { at: '2026-02-30' }, JSON.parse('{"name":"Ada","__proto__":1}')],
]

const fenced = (json: string) => `\`\`\`json\n${json}\n\`\`\``
const replies = values.flatMap((value) => {
  const json = JSON.stringify(value)
  return [json, typeof value === 'string' ? value : fenced(json)]
})

describe.each(Object.entries(types))('%s', (_name, type) => {
  it('parses what fits as the engine does, and throws where the engine repairs or refuses', async () => {
    const output = signature({ inputs: {}, outputs: { x: type } })
    const { parse } = await exported(predict(output))
    const wrong = replies.filter((text) => {
      const engine = readReply(output, chatAdapter, reply(text))
      const own = thrown(() => parse(reply(text)))
      if ('error' in own) return isReadAsItStands(output.outputs[0], text)
      return !('values' in engine && isDeepStrictEqual(own.value, engine.values))
    })
    expect(wrong).toEqual([])
  })

  it('renders what fits as the engine does, and throws what the engine refuses', async () => {
    const asked = predict(signature({ inputs: { x: type, y: z.string() }, outputs: { z: z.string() } }))
    const { render } = await exported(asked)
    const wrong: unknown[] = []
    for (const x of [...values, undefined, new Date(7), [new Date(7)]]) {
      const lm = scriptedLM(() => '[[ ## z ## ]]\nok')
      const refused = await asked({ x, y: 'end' } as never, { lm }).then(() => undefined, String)
      const own = thrown(() => render({ x, y: 'end' }))
      const isRight =
        'error' in own
          ? refused && /^x[.[:]/.test(own.error)
          : isDeepStrictEqual(own.value, lm.requests[0]?.messages)
      if (!isRight) wrong.push({ x, own, refused })
    }
    expect(wrong).toEqual([])
  })
})

/** True when the reply is JSON (or text) that the schema takes without a change. */
function isReadAsItStands(field: Field | undefined, text: string): boolean {
  if (field?.isText)
    return field.schema.safeParse(text === 'null' && field.isNullable ? null : text.trim()).success
  try {
    return field?.schema.safeParse(JSON.parse(text)).success === true
  } catch {
    return false
  }
}

describe('replies that are not in the form asked for', () => {
  const output = signature({ inputs: {}, outputs: { a: z.string(), b: z.int(), c: z.string().optional() } })

  it.each([
    ['nothing', '', 'a, b, c'],
    ['JSON', '{"a":"x","b":1}', 'a, b, c'],
    ['a missing field', '[[ ## a ## ]]\nx', 'b: expected a value'],
    ['broken JSON', '[[ ## a ## ]]\nx\n[[ ## b ## ]]\n{', 'b: expected JSON, got "{"'],
    [
      'another type',
      '[[ ## a ## ]]\nx\n[[ ## b ## ]]\n"1"',
      'b: expected a value of {"type":"integer"}, got "1"',
    ],
  ])('%s is refused by name', async (_name, text, message) => {
    const { parse } = await exported(predict(output))
    expect(() => parse(text)).toThrow(message)
  })

  it.each([
    ['text before the first marker', 'Sure!\n[[ ## a ## ]] x\n[[ ## b ## ]]\n1\n\n[[ ## completed ## ]]'],
    ['a field twice', '[[ ## a ## ]]\nx\n[[ ## b ## ]]\n1\n[[ ## a ## ]]\ny'],
    ['fields in another order, and unknown ones', '[[ ## b ## ]]\n1\n  [[ ## z ## ]]\n?\n[[ ## a ## ]]\nx'],
  ])('%s is read as the engine reads it', async (_name, text) => {
    const { parse } = await exported(predict(output))
    expect({ values: parse(text) }).toEqual(readReply(output, chatAdapter, text))
    expect(parse(text)).toEqual({ a: 'x', b: 1 })
  })
})

it('takes a time without a zone for UTC, wherever it runs, as the engine does', () => {
  const source = toTs(predict(signature({ inputs: {}, outputs: { x: z.date() } })), about)
  const print = `process.stdout.write(String(parse('[[ ## x ## ]]\\n2026-01-31T10:00').x.getTime()))`
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', [source, print].join('\n')],
    { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' } },
  )
  expect(Number(stdout)).toBe(Date.UTC(2026, 0, 31, 10))
})

it('reads fields of any script', async () => {
  const output = signature({
    inputs: {},
    outputs: { größe: z.int(), 名前: z.string(), 'e\u0301': z.boolean() },
  })
  const { parse } = await exported(predict(output))
  const text = '[[ ## größe ## ]]\n1\n[[ ## 名前 ## ]]\nx\n[[ ## e\u0301 ## ]]\ntrue'
  expect({ values: parse(text) }).toEqual(readReply(output, chatAdapter, text))
  expect(parse(text)).toEqual({ größe: 1, 名前: 'x', 'e\u0301': true })
})

it('type-checks in strict mode and is formatted, whatever the types are', () => {
  const modules = Object.entries(types).map(([name, type]) => {
    const both = signature({
      name,
      inputs: { x: type, class: type.optional() },
      outputs: { y: type, größe: z.array(type), maybe: type.nullable() },
    })
    return [`${name.replaceAll(' ', '-')}.ts`, toTs(predict(both), about)] as const
  })
  expect(typeChecked(Object.fromEntries(modules))).toEqual({ stdout: '', status: 0 })
  expect(formatted(Object.fromEntries(modules))).toBe('')
})
