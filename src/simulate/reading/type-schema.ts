/** Types as a JSON schema tells them. */
import { type AskedField, isPlainObject, type Literal, unionOf, type ValueType } from './value-type.ts'

type Schema = Readonly<Record<string, unknown>>

/** The type that a JSON schema describes; what it does not know is any value. */
export function typeOfSchema(schema: Schema): ValueType {
  if (Array.isArray(schema.enum)) return { kind: 'choice', members: schema.enum as Literal[] }
  if ('const' in schema) return { kind: 'choice', members: [schema.const as Literal] }
  const options = schema.anyOf ?? schema.oneOf
  if (Array.isArray(options)) return unionOf((options as Schema[]).map(typeOfSchema))
  if (Array.isArray(schema.type)) return unionOf(schema.type.map((type) => typeOfSchema({ ...schema, type })))
  return typeOfName(schema)
}

/** The fields of an object schema. */
export function fieldsOfSchema(schema: Schema): AskedField[] {
  const properties = isPlainObject(schema.properties) ? Object.entries(schema.properties) : []
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  return properties.map(([name, value]) => {
    const inner = isPlainObject(value) ? value : {}
    const description = typeof inner.description === 'string' ? inner.description : ''
    return { name, type: typeOfSchema(inner), description, isOptional: !required.has(name) }
  })
}

function typeOfName(schema: Schema): ValueType {
  switch (schema.type) {
    case 'string':
      return {
        kind: 'text',
        min: numberAt(schema, 'minLength'),
        max: numberAt(schema, 'maxLength'),
        format: typeof schema.format === 'string' ? schema.format : undefined,
      }
    case 'number':
    case 'integer':
      return numberType(schema, schema.type === 'integer')
    case 'boolean':
    case 'null':
      return { kind: schema.type }
    case 'array':
      return arrayType(schema)
    case 'object':
      return objectType(schema)
    default:
      return { kind: 'any' }
  }
}

function numberType(schema: Schema, isInteger: boolean): ValueType {
  const nudge = isInteger ? 1 : 1e-6
  const above = numberAt(schema, 'exclusiveMinimum')
  const below = numberAt(schema, 'exclusiveMaximum')
  return {
    kind: 'number',
    isInteger,
    min: numberAt(schema, 'minimum') ?? (above === undefined ? undefined : above + nudge),
    max: numberAt(schema, 'maximum') ?? (below === undefined ? undefined : below - nudge),
    step: numberAt(schema, 'multipleOf'),
  }
}

function arrayType(schema: Schema): ValueType {
  if (Array.isArray(schema.prefixItems)) {
    return { kind: 'tuple', items: (schema.prefixItems as Schema[]).map(typeOfSchema) }
  }
  const items: ValueType = isPlainObject(schema.items) ? typeOfSchema(schema.items) : { kind: 'any' }
  return { kind: 'array', items, min: numberAt(schema, 'minItems'), max: numberAt(schema, 'maxItems') }
}

function objectType(schema: Schema): ValueType {
  const fields = fieldsOfSchema(schema)
  if (fields.length > 0) return { kind: 'object', fields }
  const { additionalProperties: free } = schema
  return { kind: 'record', values: isPlainObject(free) ? typeOfSchema(free) : { kind: 'any' } }
}

// zod tells an unlimited integer by the largest safe one: that is no limit.
function numberAt(schema: Schema, key: string): number | undefined {
  const value = schema[key]
  return typeof value === 'number' && Math.abs(value) !== Number.MAX_SAFE_INTEGER ? value : undefined
}
