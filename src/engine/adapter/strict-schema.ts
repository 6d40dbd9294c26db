/** JSON schemas as OpenAI's strict structured outputs take them. */
import { isPlainObject } from '../canonical.ts'
import type { WireSchema } from '../signature/index.ts'

/** The keywords of a value without parts that the strict form takes; zod enforces the others on the way in. */
const kept = [
  'type',
  'description',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
]
const formats: readonly unknown[] = [
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
]

/**
 * A schema in the strict form: every key required (optional ones nullable), no additional properties, only keywords
 * that are taken. Undefined when the schema holds what the strict form cannot say: free keys, tuples, anything at all,
 * a type inside itself.
 */
export function strictSchema(schema: WireSchema): WireSchema | undefined {
  const plain = Object.fromEntries(Object.entries(schema).filter(([keyword]) => kept.includes(keyword)))
  const parts = partsOf(schema)
  return parts && { ...plain, ...parts }
}

/** What a kind of value has besides the plain keywords; undefined when it cannot be said. */
function partsOf(schema: WireSchema): WireSchema | undefined {
  const { type, anyOf, oneOf, enum: members } = schema
  const union = anyOf ?? oneOf
  if (Array.isArray(union)) {
    const options = (union as WireSchema[]).map(strictSchema)
    return options.includes(undefined) ? undefined : { anyOf: options }
  }
  if (type === 'object') return objectParts(schema)
  if (type === 'array') return arrayParts(schema)
  if (type === 'string') return stringParts(schema)
  if (type !== undefined) return {}
  return Array.isArray(members) ? { type: [...new Set(members.map(typeOf))] } : undefined
}

function objectParts({ properties, required, additionalProperties }: WireSchema): WireSchema | undefined {
  if (!isPlainObject(properties) || (additionalProperties ?? false) !== false) return undefined
  const needed = new Set(Array.isArray(required) ? required : [])
  const strict: Record<string, WireSchema> = {}
  for (const [key, inner] of Object.entries(properties)) {
    const value = strictSchema(inner as WireSchema)
    if (value === undefined) return undefined
    strict[key] = needed.has(key) ? value : nullable(value)
  }
  return { properties: strict, required: Object.keys(strict), additionalProperties: false }
}

function arrayParts({ items, prefixItems }: WireSchema): WireSchema | undefined {
  const strict = isPlainObject(items) && prefixItems === undefined ? strictSchema(items) : undefined
  return strict && { items: strict }
}

// Patterns are sent where a user wrote them; lookarounds are refused, and a format says what its own pattern says.
function stringParts({ format, pattern }: WireSchema): WireSchema {
  if (format !== undefined) return formats.includes(format) ? { format } : {}
  return typeof pattern === 'string' && !/\(\?[=!<]/.test(pattern) ? { pattern } : {}
}

function typeOf(member: unknown): string {
  return member === null ? 'null' : typeof member
}

function nullable(schema: WireSchema): WireSchema {
  const { type, anyOf } = schema
  const parts = Array.isArray(anyOf) ? (anyOf as WireSchema[]) : [{ type }]
  const isNullable = parts.some(
    (part) => part.type === 'null' || (Array.isArray(part.type) && part.type.includes('null')),
  )
  return isNullable ? schema : { anyOf: [schema, { type: 'null' }] }
}
