/** Values as text and back: strings travel bare, everything else as JSON. */
import { isPlainObject } from '../canonical.ts'
import { parsedJson } from '../parsed-json.ts'
import { pythonLiteral, repairJson } from '../repair/index.ts'
import type { Field } from '../signature/index.ts'

/** The text of a field's value: bare where the field is text (dates as ISO strings), else JSON. */
export function textOf(field: Field, value: unknown): string {
  if (field.isText && value instanceof Date) return value.toISOString()
  if (!field.isText || typeof value !== 'string') return JSON.stringify(value) ?? 'null'
  return mayBeNull(field) && /^"*null"*$/.test(value) ? `"${value}"` : value
}

/**
 * The raw value of a field from its text. JSON is repaired where it can be; a text that is no JSON is passed
 * on as it stands, for the schema to refuse.
 */
export function valueFrom(field: Field, text: string): unknown {
  const trimmed = text.trim()
  if (!field.isText) return jsonFrom(field, trimmed)
  if (!mayBeNull(field)) return trimmed
  if (trimmed === 'null') return null
  // Python's word is null where it can be nothing else: a choice that has no such member, a date.
  if (trimmed === 'None' && !field.schema.safeParse(trimmed).success) return null
  return /^"+null"+$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed
}

/** The object or list in a text, repaired when broken; undefined when there is none. */
export function parseLoosely(text: string, number?: (text: string) => unknown): unknown {
  const value = number === undefined ? parsedJson(text) : undefined
  return value === undefined ? parseRepaired(text, number) : value
}

/** The content of a Markdown code fence, or the text itself. */
export function unfence(text: string): string {
  return /^```[\w-]*[^\S\n]*\n([\s\S]*?)\n?```$/.exec(text.trim())?.[1] ?? text
}

/** A single value of JSON in a fence; anything else as it stands. */
export function unfencedValue(value: unknown): unknown {
  const inner = typeof value === 'string' ? unfence(value) : value
  if (inner === value || typeof inner !== 'string') return value
  const read = parsedJson(inner)
  return read === undefined ? value : read
}

// The word null stands for null only where the field can be; the same word as text is then quoted.
function mayBeNull({ isNullable, isOptional }: Field): boolean {
  return isNullable || isOptional
}

function jsonFrom(field: Field, text: string): unknown {
  if (text === 'None') return null
  if (text === 'True' || text === 'False') return text === 'True'
  const fenced = parsedJson(unfence(text))
  // DSPy reads single values in a fence as text only.
  const isRead = (typeof fenced === 'object' && fenced !== null) || mayBeText(field)
  const value = isRead ? fenced : parsedJson(text)
  if (value !== undefined) return value
  const container = isContainer(field) || /^[[{]/.test(text) ? parseRepaired(text) : undefined
  return container ?? (mayBeText(field) ? undefined : single(text)) ?? text
}

/** A single value in Python's spelling, or in parentheses. */
function single(text: string): unknown {
  const read = pythonLiteral(text)
  return read === undefined ? parsedJson(/^\((.*)\)$/s.exec(text)?.[1] ?? '') : read
}

/** Objects and lists are found among other words, unless those may be the value themselves. */
function isContainer(field: Field): boolean {
  return !mayBeText(field) && typesOf(field).some((type) => type === 'object' || type === 'array')
}

function mayBeText(field: Field): boolean {
  return typesOf(field).some((type) => type === 'string' || type === undefined)
}

function typesOf({ wire }: Field): unknown[] {
  const parts = Array.isArray(wire.anyOf) ? wire.anyOf.filter(isPlainObject) : [wire]
  return parts.map(({ type }) => type)
}

function parseRepaired(text: string, number?: (text: string) => unknown): unknown {
  try {
    return repairJson(text, number)
  } catch {
    return undefined
  }
}
