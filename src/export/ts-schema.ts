/** The part of a JSON schema that the validator of an exported module reads. */
import type { JsonSchema } from './json-schema.ts'
import { isDate } from './ts-types.ts'

/** What changes on the way into a module. */
interface Embedding {
  /** The name of the definition that a `$ref` stands for. */
  readonly nameOf: (reference: string) => string
}

const copied = new Set(
  'type const enum required minItems maxItems minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf pattern default'.split(
    ' ',
  ),
)
const nested = new Set(['items', 'additionalProperties', 'propertyNames'])
const lists = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems'])

/** The schema without what the validator does not read: words, and bounds that follow from the type. */
export function embedded(schema: JsonSchema, how: Embedding): JsonSchema {
  const entries = Object.entries(schema).flatMap(([keyword, value]) =>
    embeddedKeyword(keyword, value, { schema, how }),
  )
  return Object.fromEntries(entries)
}

function embeddedKeyword(
  keyword: string,
  value: unknown,
  { schema, how }: { schema: JsonSchema; how: Embedding },
): [string, unknown][] {
  if (keyword === '$ref') return [[keyword, how.nameOf(String(value))]]
  if (keyword === 'x-flags') return [['flags', value]]
  if (keyword === 'x-changes') return [['changes', value]]
  if (keyword === 'format') return isDate(schema) ? [[keyword, value]] : []
  if (isImplied(keyword, value, schema)) return []
  if (copied.has(keyword)) return [[keyword, value]]
  if (lists.has(keyword))
    return [[keyword, datesLast(keyword, value as JsonSchema[]).map((part) => embedded(part, how))]]
  if (nested.has(keyword)) return [[keyword, value === false ? false : embedded(value as JsonSchema, how)]]
  if (keyword !== 'properties') return []
  const properties = Object.entries(value as Record<string, JsonSchema>)
  return [[keyword, Object.fromEntries(properties.map(([key, part]) => [key, embedded(part, how)]))]]
}

/** Integers are safe ones, keys are strings, a tuple without rest has a maximum: nothing new is said by these. */
function isImplied(keyword: string, value: unknown, { type }: JsonSchema): boolean {
  if (keyword === 'minimum' || keyword === 'maximum')
    return type === 'integer' && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
  if (keyword === 'propertyNames') return Object.keys(value as object).join() === 'type'
  return keyword === 'items' && value === false
}

/** Text that fits another alternative as it stands is not made a date. */
function datesLast(keyword: string, parts: readonly JsonSchema[]): readonly JsonSchema[] {
  return keyword === 'prefixItems' ? parts : parts.toSorted((a, b) => Number(isDate(a)) - Number(isDate(b)))
}
