/** A JSON schema in the few words that tell a model what to write. */
import { isPlainObject } from '../canonical.ts'
import { constraints } from './constraints.ts'
import type { WireSchema } from './wire.ts'

/**
 * A type in a notation models know from TypeScript, constraints included:
 * `string[] (2..5 items)`, `integer 1..20`, `"low"|"high"`, `{title: string, effort: integer 1..10}`.
 */
export function describeType(schema: WireSchema): string {
  if (typeof schema['x-kind'] === 'string') return schema['x-kind']
  return [typeName(schema), constraints(schema)].filter(Boolean).join(' ')
}

function typeName(schema: WireSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((member) => JSON.stringify(member)).join('|')
  if ('const' in schema) return JSON.stringify(schema.const)
  const union = schema.anyOf ?? schema.oneOf
  if (Array.isArray(union)) return (union as WireSchema[]).map(describeNested).join('|')
  if (Array.isArray(schema.type)) return schema.type.join('|')
  if (schema.type === 'array') return arrayName(schema)
  if (schema.type === 'object') return objectName(schema)
  if (schema.format === 'date-time') return 'ISO date-time'
  if (typeof schema.type === 'string') return schema.type
  if (Array.isArray(schema.allOf)) return (schema.allOf as WireSchema[]).map(describeNested).join(' & ')
  return schema.$ref === undefined ? 'JSON' : 'same type'
}

function arrayName({ items, prefixItems, minItems }: WireSchema): string {
  if (!Array.isArray(prefixItems)) return listName(items)
  const required = typeof minItems === 'number' ? minItems : 0
  const told = (prefixItems as WireSchema[]).map(
    (item, i) => describeNested(item) + (i < required ? '' : ' or nothing'),
  )
  return `[${[...told, ...(isPlainObject(items) ? [`...${listName(items)}`] : [])].join(', ')}]`
}

function listName(items: unknown): string {
  const item = isPlainObject(items) ? describeNested(items) : 'JSON'
  const isOneWord = /^[\w{][^\s|&]*$|^\{[^|&]*\}$/.test(item)
  return isOneWord ? `${item}[]` : `(${item})[]`
}

function objectName(schema: WireSchema): string {
  const { propertyNames: keys, additionalProperties: others } = schema
  const values = isPlainObject(others) ? describeNested(others) : 'JSON'
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  const told = (key: string, type: string) => `${key}${required.has(key) ? '' : '?'}: ${type}`
  if (isPlainObject(keys) && Array.isArray(keys.enum))
    return `{${keys.enum.map((key) => told(String(key), values)).join(', ')}}`
  const properties = isPlainObject(schema.properties) ? Object.entries(schema.properties) : []
  const known = properties.map(([key, inner]) => told(key, describeNested(inner as WireSchema)))
  const patterns = isPlainObject(schema.patternProperties) ? Object.entries(schema.patternProperties) : []
  for (const [pattern, inner] of patterns)
    known.push(`[key (matching ${pattern})]: ${describeNested(inner as WireSchema)}`)
  const isOpen = isPlainObject(others) || known.length === 0
  const free = isOpen ? [`[${isPlainObject(keys) ? keyName(keys) : 'key'}]: ${values}`] : []
  return `{${[...known, ...free].join(', ')}}`
}

function keyName(keys: WireSchema): string {
  const described = typeof keys.description === 'string' ? `(${keys.description})` : ''
  return ['key', constraints(keys), described].filter(Boolean).join(' ')
}

/** Nested types carry their description with them; that of a field stands beside its name instead. */
function describeNested(schema: WireSchema): string {
  const type = describeType(schema)
  return typeof schema.description === 'string' ? `${type} (${schema.description})` : type
}
