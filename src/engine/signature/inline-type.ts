/** Reads the types of inline signatures, in TypeScript's spelling and in DSPy's. */
import { z } from 'zod'
import { canonicalJson } from '../canonical.ts'
import { InputError } from '../errors.ts'
import { history, image } from './special.ts'

const named: Readonly<Record<string, () => z.ZodType>> = {
  string: () => z.string(),
  str: () => z.string(),
  number: () => z.number(),
  float: () => z.number(),
  integer: () => z.int(),
  int: () => z.int(),
  boolean: () => z.boolean(),
  bool: () => z.boolean(),
  null: () => z.null(),
  None: () => z.null(),
  NoneType: () => z.null(),
  list: () => z.array(z.unknown()),
  tuple: () => z.array(z.unknown()),
  set: () => setOf(z.unknown()),
  dict: () => z.record(z.string(), z.unknown()),
  unknown: () => z.unknown(),
  Any: () => z.unknown(),
  date: () => z.iso.date(),
  datetime: () => z.date(),
  'datetime.date': () => z.iso.date(),
  'datetime.datetime': () => z.date(),
  'datetime.time': () => z.iso.time().meta({ format: 'time' }),
  'datetime.timedelta': () => z.iso.duration(),
  'uuid.UUID': () => z.uuid(),
  'decimal.Decimal': () => z.union([z.number(), z.string().regex(/^[+-]?\d+(\.\d+)?$/)]),
  'pathlib.Path': () => z.string().meta({ format: 'path' }),
  bytes: () => z.string().meta({ format: 'binary' }),
  // Numbers of Python that travel as text: `1+2j`.
  complex: () => z.string().regex(/^\(?[+-]?[\d.]+(e[+-]?\d+)?([+-][\d.]+(e[+-]?\d+)?)?j?\)?$/i),
  'dspy.Image': () => image(),
  'dspy.History': () => history(),
}

type Generic = (args: z.ZodType[]) => z.ZodType | undefined

const listOf: Generic = ([item, ...more]) => (item && more.length === 0 ? z.array(item) : undefined)
const uniqueOf: Generic = ([item, ...more]) => (item && more.length === 0 ? setOf(item) : undefined)
const mapOf: Generic = ([key, value, ...more]) => {
  if (!key || !value || more.length > 0) return undefined
  return key._zod.def.type === 'literal'
    ? z.partialRecord(key as z.ZodLiteral<string>, value)
    : z.record(keyOf(key), value)
}

/** Names in JSON are texts: numbers as names are texts of their form. */
function keyOf(key: z.ZodType): z.ZodString {
  return key._zod.def.type === 'number' ? z.string().regex(/^\s*[+-]?\d+(\.\d*)?\s*$/) : z.string()
}

const generic: Readonly<Record<string, Generic>> = {
  list: listOf,
  sequence: listOf,
  iterable: listOf,
  collection: listOf,
  set: uniqueOf,
  frozenset: uniqueOf,
  abstractset: uniqueOf,
  dict: mapOf,
  mapping: mapOf,
  tuple: ([first, ...more]) => (first ? z.tuple([first, ...more]) : undefined),
  Optional: ([inner, ...more]) => (inner && more.length === 0 ? unionOf([inner, z.null()]) : undefined),
  Union: (members) => unionOf(members),
}

/**
 * The zod schema of a type text such as `string[]`, `'a' | 'b'`, `int?` or `Optional[list[str]]`.
 * @throws InputError `invalid_signature` when the text is no type known here.
 */
export function parseType(text: string, signature: string): z.ZodType {
  const type = text.trim().replace(/^typing\./, '')
  const parse = (inner: string) => parseType(inner, signature)
  if (type.endsWith('?')) return z.nullable(parse(type.slice(0, -1)))
  const members = divide(type, '|')
  if (members.length > 1) return unionOfTexts(members, parse)
  const plain = Object.hasOwn(named, type) ? named[type] : undefined
  if (plain) return plain()
  if (type.endsWith('[]')) return z.array(parse(type.slice(0, -2)))
  if (type.startsWith('(') && type.endsWith(')')) return parse(type.slice(1, -1))
  const literal = literalOf(type)
  if (literal !== undefined) return z.literal(literal)
  return parseGeneric(type, parse) ?? refuse(type, signature)
}

/** Splits at a separator outside brackets and quotes; the parts are trimmed. */
export function divide(text: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  let depth = 0
  let quote = ''
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? ''
    if (quote !== '' && char === '\\') i += 1
    else if (quote !== '') quote = char === quote ? '' : quote
    else if (char === "'" || char === '"') quote = char
    else if ('[('.includes(char)) depth += 1
    else if ('])'.includes(char)) depth -= 1
    else if (depth === 0 && text.startsWith(separator, i)) {
      parts.push(text.slice(start, i).trim())
      start = i + separator.length
      i = start - 1
    }
  }
  return [...parts, text.slice(start).trim()]
}

function parseGeneric(type: string, parse: (inner: string) => z.ZodType): z.ZodType | undefined {
  const match = /^(\w+) *\[(.+)\]$/s.exec(type)
  if (!match) return undefined
  const [, head = '', body = ''] = match
  const items = divide(body, ',')
  if (head === 'Literal') return literalsOf(items, nothing)
  if (head.toLowerCase() === 'tuple' && items.length === 2 && items[1] === '...')
    return z.array(parse(items[0] ?? ''))
  const name = head === 'Optional' || head === 'Union' ? head : head.toLowerCase()
  return Object.hasOwn(generic, name) ? generic[name]?.(items.map(parse)) : undefined
}

/** The word for null among the members of a Literal; a union with null is nullable instead. */
const nothing: ReadonlyMap<string, null> = new Map([
  ['None', null],
  ['null', null],
])

function literalsOf(
  items: readonly string[],
  words: ReadonlyMap<string, null> = new Map(),
): z.ZodType | undefined {
  const values = items.map((item) => (words.has(item) ? null : literalOf(item)))
  const known = values.filter((value) => value !== undefined)
  return known.length === values.length ? z.literal([...new Set(known)]) : undefined
}

function unionOfTexts(members: readonly string[], parse: (inner: string) => z.ZodType): z.ZodType {
  return literalsOf(members) ?? unionOf(members.map(parse))
}

/** A union with null is nullable, so that it reads the same however it was spelled. */
function unionOf(members: readonly z.ZodType[]): z.ZodType {
  const parts = members.map((member) =>
    member instanceof z.ZodNullable ? (member.unwrap() as z.ZodType) : member,
  )
  const [first, ...others] = parts.filter((member) => member._zod.def.type !== 'null')
  if (!first) return z.null()
  const union = others.length === 0 ? first : z.union([first, ...others])
  const isNullable = members.some((member) => ['null', 'nullable'].includes(member._zod.def.type))
  return isNullable ? z.nullable(union) : union
}

/** The value of a quoted text, a number or a truth; undefined for anything else. */
export function literalOf(text: string): string | number | boolean | undefined {
  const quoted = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/s.exec(text)
  if (quoted) return unescaped(quoted[1] ?? quoted[2] ?? '')
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return truths.get(text)
}

/** Escapes as in Python and TypeScript: of a quote, a backslash, a line's end or a tab. */
function unescaped(text: string): string {
  return text.replace(/\\([\\'"nrt])/g, (_, char: string) => ({ n: '\n', r: '\r', t: '\t' })[char] ?? char)
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
])

/** A list in which an item that comes again is left out, as in a Python set. */
function setOf(item: z.ZodType): z.ZodType {
  const byText = (items: unknown[]) => new Map(items.map((one) => [canonicalJson(one), one]))
  return z
    .array(item)
    .overwrite((items) => [...byText(items).values()])
    .meta({ uniqueItems: true })
}

function refuse(type: string, signature: string): never {
  throw new InputError(
    'invalid_signature',
    `inline signature: expected a type like string, number, integer, boolean, T[], 'a' | 'b' or T?, got \`${type}\` in \`${signature}\``,
    { text: signature, type },
  )
}
