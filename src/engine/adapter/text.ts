/** Values as text and back: strings travel bare, everything else as JSON. */
import { jsonrepair } from 'jsonrepair'
import { isPlainObject } from '../canonical.ts'
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
  if (!field.isText) return jsonFrom(field, unfence(trimmed))
  if (!mayBeNull(field)) return trimmed
  if (trimmed === 'null') return null
  return /^"+null"+$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed
}

/** The value of JSON text, repaired when broken; undefined when it cannot be read at all. */
export function parseLoosely(text: string): unknown {
  const value = parseStrictly(text)
  return value === undefined ? parseRepaired(text) : value
}

/** The content of a Markdown code fence, or the text itself. */
export function unfence(text: string): string {
  return /^```[\w-]*[^\S\n]*\n([\s\S]*?)\n?```$/.exec(text.trim())?.[1] ?? text
}

/** The part of a text from the first opening to the last closing bracket; empty when there is none. */
export function bracketed(text: string, open: string, close: string): string {
  return text.slice(Math.max(0, text.indexOf(open)), text.lastIndexOf(close) + 1)
}

// The word null stands for null only where the field can be; the same word as text is then quoted.
function mayBeNull({ isNullable, isOptional }: Field): boolean {
  return isNullable || isOptional
}

const pythonWords: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['None', null],
  ['True', true],
  ['False', false],
])

function jsonFrom(field: Field, text: string): unknown {
  if (pythonWords.has(text)) return pythonWords.get(text)
  const value = parseLoosely(text)
  if (value !== undefined) return value
  return containerFrom(field, text) ?? text
}

/** An object or array with words around it, or a list without its brackets. */
function containerFrom({ wire }: Field, text: string): unknown {
  const parts = Array.isArray(wire.anyOf) ? wire.anyOf.filter(isPlainObject) : [wire]
  const isA = (type: string) => parts.some((part) => part.type === type)
  if (isA('string')) return undefined
  const object = isA('object') ? parseLoosely(bracketed(text, '{', '}')) : undefined
  if (object !== undefined || !isA('array')) return object
  return (
    parseLoosely(bracketed(text, '[', ']')) ?? (text.includes(',') ? parseStrictly(`[${text}]`) : undefined)
  )
}

const halfNumber = /[:,[]\s*(-\.?|\.|-?(\d+\.?\d*|\.\d+)e[+-]?)\s*(?=[,\]}]|$)/i

function parseStrictly(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Repair turns bare words into strings; only what looks like a container was meant as JSON. It also ends numbers that
// were never written to their end (`-` and `.` as 0, `1e` as 1): such a value would be invented.
function parseRepaired(text: string): unknown {
  if (!/^[[{]/.test(text) || halfNumber.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) return undefined
  try {
    return JSON.parse(jsonrepair(text))
  } catch {
    return undefined
  }
}
