/** JSON schemas as TypeScript types. */
import type { JsonSchema } from './json-schema.ts'
import { docComment, lineWidth, propertyKey, stringLiteral } from './ts-text.ts'

/** Where a type stands. */
export interface TypePlace {
  /** Handed in (read-only, dates also as text) or coming out. */
  readonly side: 'input' | 'output'
  /** The name of the type that a `$ref` stands for. */
  readonly nameOf: (reference: string) => string
  /** Indentation of its line, and how much of the line is taken. */
  readonly indent: string
  readonly taken: number
}

/** A property of an object type. */
export interface Member {
  readonly name: string
  readonly isRequired: boolean
  readonly schema: JsonSchema
}

/** The type of a schema; objects always take several lines. */
export function typeOf(schema: JsonSchema, place: TypePlace): string {
  if (typeof schema.$ref === 'string') return place.nameOf(schema.$ref)
  const parts = partsOf(schema)
  if (parts !== undefined) return union(parts, place)
  const members = membersOf(schema)
  if (members !== undefined) return members.map(literalType).join(' | ')
  if (schema.type === 'array') return arrayType(schema, place)
  if (schema.type === 'object') return objectType(schema, place)
  if (isIntersection(schema)) {
    return (schema.allOf as JsonSchema[]).map((part) => grouped(part, place)).join(' & ')
  }
  if (isDate(schema)) return place.side === 'input' ? 'Date | string' : 'Date'
  return plainTypes[String(schema.type)] ?? 'unknown'
}

/** The members of an object type, one a line with their descriptions before them. */
export function membersOfType(members: readonly Member[], place: TypePlace): string {
  return members.map((member) => memberOfType(member, place)).join('')
}

/** True for the schema of a date; ISO strings that stay strings have a pattern besides. */
export function isDate({ format, pattern, allOf }: JsonSchema): boolean {
  return format === 'date-time' && pattern === undefined && allOf === undefined
}

const plainTypes: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
  absent: 'undefined',
}

/** No JSON schema: what is left out. */
const absent: JsonSchema = { type: 'absent' }

/** The alternatives of a schema; undefined when there is only one. */
function partsOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  const members = membersOf(schema)
  if (members !== undefined && members.length > 1) return members.map((member) => ({ const: member }))
  if (Array.isArray(schema.type)) return schema.type.map((type) => ({ ...schema, type }))
  return (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined
}

function membersOf(schema: JsonSchema): readonly unknown[] | undefined {
  if ('const' in schema) return [schema.const]
  return Array.isArray(schema.enum) ? schema.enum : undefined
}

function literalType(value: unknown): string {
  return typeof value === 'string' ? stringLiteral(value) : JSON.stringify(value)
}

function union(options: readonly JsonSchema[], place: TypePlace): string {
  const { indent, taken } = place
  const flat = options.flatMap(alternatives)
  const parts = flat.filter((part, i) => !isNull(part) || flat.findIndex(isNull) === i)
  const line = unique(parts.map((part) => alternative(part, place))).join(' | ')
  const types = parts.map(({ type }) => type)
  const isNullable = parts.length === 2 && types.includes('null') && types.includes('object')
  const fits = !line.includes('\n') && indent.length + taken + line.length <= lineWidth
  if (isNullable || fits) return line
  const deeper = { ...place, indent: `${indent}    `, taken: 0 }
  return unique(parts.map((part) => alternative(part, deeper)))
    .map((part) => `\n${indent}  | ${part}`)
    .join('')
}

/** Unions inside a union are part of it. */
function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const parts = schema.$ref === undefined ? partsOf(schema) : undefined
  return parts === undefined ? [schema] : parts.flatMap(alternatives)
}

function alternative(part: JsonSchema, place: TypePlace): string {
  const type = typeOf(part, place)
  return part.$ref === undefined && isIntersection(part) ? `(${type})` : type
}

function unique(types: readonly string[]): string[] {
  return [...new Set(types)]
}

function arrayType(schema: JsonSchema, place: TypePlace): string {
  const readonly = place.side === 'input' ? 'readonly ' : ''
  const rest = schemaIn(schema.items)
  if (!Array.isArray(schema.prefixItems)) return `${readonly}${grouped(rest ?? {}, place)}[]`
  const needed = typeof schema.minItems === 'number' ? schema.minItems : 0
  const items = (schema.prefixItems as JsonSchema[]).map((item, i) =>
    i < needed ? typeOf(item, place) : `${grouped(item, place)}?`,
  )
  const others = rest === undefined ? [] : [`...${grouped(rest, place)}[]`]
  return `${readonly}[${[...items, ...others].join(', ')}]`
}

function objectType(schema: JsonSchema, place: TypePlace): string {
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>)
  if (properties.length === 0) return recordType(schema, place)
  const required = (schema.required ?? []) as readonly string[]
  const members = properties.map(([name, part]) => ({
    name,
    schema: part,
    isRequired: required.includes(name),
  }))
  const indent = `${place.indent}  `
  const others = schemaIn(schema.additionalProperties) ? `${indent}[key: string]: unknown\n` : ''
  return `{\n${membersOfType(members, { ...place, indent })}${others}${place.indent}}`
}

function recordType({ propertyNames, required, additionalProperties }: JsonSchema, place: TypePlace): string {
  const names = membersOf(schemaIn(propertyNames) ?? {})
  const valuesIn = (own: TypePlace) => typeOf(schemaIn(additionalProperties) ?? {}, own)
  const values = valuesIn(place)
  if (names === undefined) {
    if (!values.includes('\n')) return `{ [key: string]: ${values} }`
    const indent = `${place.indent}  `
    return `{\n${indent}[key: string]: ${valuesIn({ ...place, indent })}\n${place.indent}}`
  }
  const record = `Record<${names.map(literalType).join(' | ')}, ${values}>`
  return required === undefined ? `Partial<${record}>` : record
}

/** What has a default may be left out on the way in, and is there on the way out. */
function memberOfType({ name, schema, isRequired }: Member, place: TypePlace): string {
  const { side, indent } = place
  const isThere = isRequired || (side === 'output' && 'default' in schema)
  const lead = `${propertyKey(name)}${isThere ? '' : '?'}:`
  const told = isThere || side === 'output' ? schema : { anyOf: [schema, absent] }
  const type = typeOf(told, { ...place, taken: lead.length + 1 })
  const doc = typeof schema.description === 'string' ? `${indent}${docComment(schema.description)}\n` : ''
  return `${doc}${indent}${lead}${type.startsWith('\n') ? '' : ' '}${type}\n`
}

/** A type that can stand before `[]`, `?` and beside `&`. */
function grouped(schema: JsonSchema, place: TypePlace): string {
  const type = typeOf(schema, place)
  if (!isCompound(schema, place)) return type
  return type.startsWith('\n') ? `(${type}\n${place.indent})` : `(${type})`
}

function isCompound(schema: JsonSchema, { side }: TypePlace): boolean {
  if (schema.$ref !== undefined) return false
  const isReadonly = schema.type === 'array' && side === 'input'
  return (
    partsOf(schema) !== undefined ||
    isReadonly ||
    isIntersection(schema) ||
    (isDate(schema) && side === 'input')
  )
}

function isNull({ type }: JsonSchema): boolean {
  return type === 'null'
}

function isIntersection({ allOf, type }: JsonSchema): boolean {
  return Array.isArray(allOf) && type === undefined
}

function schemaIn(value: unknown): JsonSchema | undefined {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : undefined
}
