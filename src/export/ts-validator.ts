/** The part of an exported module that checks values against JSON schemas. */

/** Source of `readProperties` and `shown`; `definitions` holds the schemas that refer to themselves. */
export const validatorSource = String.raw`/** The part of JSON schema that is used here; the format date-time makes a Date of an ISO string. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | false
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly flags?: string
  readonly changes?: readonly string[]
  readonly format?: 'date-time'
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly default?: unknown
  readonly $ref?: string
}

interface Property {
  readonly name: string
  readonly isRequired: boolean
  readonly schema: Schema
}

type Values = Record<string, unknown>

/** The properties that are there, defaults filled in; null stands for one that may be left out. */
function readProperties(properties: readonly Property[], values: Values, path: string): Values {
  const found = properties.map((property) => {
    const at = path === '' ? property.name : path + '.' + property.name
    return [property.name, readProperty(property, values[property.name], at)] as const
  })
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

function readProperty({ schema, isRequired }: Property, value: unknown, at: string): unknown {
  const isAbsent = value === undefined || (value === null && !isRequired && !fits(schema, null))
  if (!isAbsent) return read(schema, value, at)
  if ('default' in schema) {
    const json = JSON.stringify(schema.default)
    const copy: unknown = JSON.parse(json)
    const made = fits(schema, copy) ? read(schema, copy, at) : copy
    return JSON.stringify(made) === json ? made : copy
  }
  if (isRequired) throw new Error(at + ': expected a value, got none')
  return undefined
}

/** The value as its schema has it: unknown keys left out, defaults filled in, dates made. Throws what does not fit. */
function read(schema: Schema, value: unknown, at: string): unknown {
  if (schema.$ref !== undefined) return read(definitions[schema.$ref] ?? {}, value, at)
  if (schema.anyOf !== undefined) return readOption(schema.anyOf, value, at)
  if (schema.oneOf !== undefined) return readOption(exactlyOne(schema.oneOf, value), value, at)
  if (schema.format === 'date-time') return readDate(value, at)
  if (schema.changes !== undefined && typeof value === 'string') {
    const { changes, ...rest } = schema
    return read(rest, changes.reduce(changed, value), at)
  }
  if (!isOfType(schema, value) || !isWithinLimits(schema, value)) throw unfit(schema, value, at)
  const parts = (schema.allOf ?? []).map((part) => read(part, value, at))
  if (parts.length > 0 && parts.every(isRecord)) return Object.assign({}, ...parts)
  if (schema.type === 'array' && Array.isArray(value)) return readArray(schema, value, at)
  return schema.type === 'object' && isRecord(value) ? readObject(schema, value, at) : value
}

function readOption(options: readonly Schema[], value: unknown, at: string): unknown {
  const option = options.find((one) => fits(one, value))
  if (option === undefined) throw unfit({ anyOf: options }, value, at)
  return read(option, value, at)
}

/** A text as its schema wants it before it is checked. */
function changed(text: string, change: string): string {
  if (change === 'trim') return text.trim()
  return change === 'lower case' ? text.toLowerCase() : text.toUpperCase()
}

/** The option that fits; none where several do. */
function exactlyOne(options: readonly Schema[], value: unknown): readonly Schema[] {
  const fitting = options.filter((one) => fits(one, value))
  return fitting.length > 1 ? [] : options
}

function readArray(schema: Schema, value: readonly unknown[], at: string): unknown[] {
  const { items = {}, prefixItems = [] } = schema
  return value.map((item, i) => read(prefixItems[i] ?? items, item, at + '[' + i + ']'))
}

function readObject(schema: Schema, value: Values, at: string): Values {
  const { properties = {}, required = [], additionalProperties, propertyNames = {} } = schema
  const isKnown = (name: string) => Object.hasOwn(properties, name)
  const known = Object.entries(properties).map(([name, part]) => ({
    name,
    isRequired: required.includes(name),
    schema: part,
  }))
  const listed = [...required, ...Object.keys(value)]
  const names = new Set(listed.filter((name) => !isKnown(name)))
  if (additionalProperties === undefined) return readProperties(known, value, at)
  if (additionalProperties === false && names.size > 0) throw unfit(schema, value, at)
  names.delete('__proto__')
  const others = [...names].map((name) => {
    read(propertyNames, name, at + '.' + name)
    return { name, isRequired: true, schema: additionalProperties || {} }
  })
  return readProperties([...known, ...others], value, at)
}

/** Only ISO days that exist begin a date; a time without a zone is UTC, as a day is. */
function readDate(value: unknown, at: string): Date {
  const text = value instanceof Date ? (value.toJSON() ?? '') : typeof value === 'string' ? value : ''
  const day = text.slice(0, 10)
  const isBare = /^.{10}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/.test(text)
  const date = new Date(isBare ? text + 'Z' : text)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(day).toJSON()?.slice(0, 10) === day
  const isReal = !Number.isNaN(date.getTime()) && (isDay || value instanceof Date)
  if (!isReal) throw unfit({ format: 'date-time' }, value, at)
  return date
}

function isOfType({ type }: Schema, value: unknown): boolean {
  if (type === undefined) return true
  return (typeof type === 'string' ? [type] : type).some((name) => {
    if (name === 'integer') return Number.isSafeInteger(value)
    if (name === 'number') return Number.isFinite(value)
    if (name === 'array') return Array.isArray(value)
    if (name === 'object') return isRecord(value)
    return name === 'null' ? value === null : typeof value === name
  })
}

function isWithinLimits(schema: Schema, value: unknown): boolean {
  if ('const' in schema && value !== schema.const) return false
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false
  if (typeof value === 'number') return isNumberWithin(schema, value)
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity, pattern = '', flags = '' } = schema
    const length = [...value].length
    return length >= minLength && length <= maxLength && new RegExp(pattern, flags).test(value)
  }
  const { minItems = 0, maxItems = Infinity } = schema
  return !Array.isArray(value) || (value.length >= minItems && value.length <= maxItems)
}

function isNumberWithin(schema: Schema, value: number): boolean {
  const { minimum = value, maximum = value, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (value < minimum || value > maximum) return false
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return false
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return false
  return multipleOf === undefined || isMultiple(value / multipleOf)
}

/** Whether a quotient is whole, but for what rounding makes of 0.3 / 0.1. */
function isMultiple(ratio: number): boolean {
  return Math.abs(ratio - Math.round(ratio)) < 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1)
}

function fits(schema: Schema, value: unknown): boolean {
  try {
    read(schema, value, '')
    return true
  } catch {
    return false
  }
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function unfit(schema: Schema, value: unknown, at: string): Error {
  return new Error(at + ': expected a value of ' + JSON.stringify(schema) + ', got ' + shown(value))
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 200 ? text.slice(0, 200) + '…' : text
}`
