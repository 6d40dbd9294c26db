/** The types that inline signatures name, by DSPy's names and TypeScript's, and those made of other types. */
import { z } from 'zod'
import { canonicalJson } from '../canonical.ts'
import { history, image } from './special.ts'
import { wireSchema } from './wire.ts'

/** Types that stand for themselves. */
export const named: Readonly<Record<string, () => z.ZodType>> = {
  string: () => z.string(),
  str: () => z.string(),
  Text: () => z.string(),
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
  frozenset: () => setOf(z.unknown()),
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
  complex: () => z.string().regex(/^\(?[+-]?[\d.]+([eE][+-]?\d+)?([+-][\d.]+([eE][+-]?\d+)?)?[jJ]?\)?$/),
  'dspy.Image': () => image(),
  'dspy.History': () => history(),
}

const anyList = () => z.array(z.unknown())
const anySet = () => setOf(z.unknown())
const anyMap = () => z.record(z.string(), z.unknown())

/** Names of Python's `typing` that are types only inside of another one, as in `Optional[List]`. */
export const bareGeneric: Readonly<Record<string, () => z.ZodType>> = {
  List: anyList,
  Tuple: anyList,
  Sequence: anyList,
  Iterable: anyList,
  Set: anySet,
  FrozenSet: anySet,
  Dict: anyMap,
  Mapping: anyMap,
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

/** Types made of others, by their names in lower case. */
export const generic: Readonly<Record<string, Generic>> = {
  list: listOf,
  sequence: listOf,
  iterable: listOf,
  collection: listOf,
  deque: listOf,
  mutablesequence: listOf,
  set: uniqueOf,
  frozenset: uniqueOf,
  abstractset: uniqueOf,
  dict: mapOf,
  mapping: mapOf,
  mutablemapping: mapOf,
  ordereddict: mapOf,
  defaultdict: mapOf,
  tuple: ([first, ...more]) => (first ? z.tuple([first, ...more]) : undefined),
  Optional: ([inner, ...more]) => (inner && more.length === 0 ? unionOf([inner, z.null()]) : undefined),
  Union: (members) => unionOf(members),
}

/** A union with null is nullable, so that it reads the same however it was spelled; one in a union is part of it. */
export function unionOf(members: readonly z.ZodType[]): z.ZodType {
  const parts = members.flatMap(partsOf)
  const [first, ...others] = distinct(parts.filter((part) => part._zod.def.type !== 'null'))
  if (!first) return z.null()
  const union = others.length === 0 ? first : z.union([first, ...others])
  return parts.some((part) => part._zod.def.type === 'null') ? z.nullable(union) : union
}

function partsOf(member: z.ZodType): z.ZodType[] {
  if (member instanceof z.ZodNullable) return [...partsOf(member.unwrap() as z.ZodType), z.null()]
  return member instanceof z.ZodUnion ? (member.options as z.ZodType[]).flatMap(partsOf) : [member]
}

/** Members that are told alike are one, as in Python. */
function distinct(members: readonly z.ZodType[]): z.ZodType[] {
  const told = (member: z.ZodType) =>
    `${member._zod.def.type} ${canonicalJson(wireSchema(member, 'member', 'input'))}`
  return [...new Map(members.map((member) => [told(member), member])).values()]
}

/** A list in which an item that comes again is left out, as in a Python set. */
function setOf(item: z.ZodType): z.ZodType {
  const byText = (items: unknown[]) => new Map(items.map((one) => [canonicalJson(one), one]))
  return z
    .array(item)
    .overwrite((items) => [...byText(items).values()])
    .meta({ uniqueItems: true })
}
