/** How single values are read: from JSON that a program wrote, and from what a model wrote. */
import { z } from 'zod'
import type { LeafReader, Part } from './from-wire.ts'

/** Reads JSON: ISO strings become dates. */
export const readJsonLeaf: LeafReader = ({ type }, value) => (type === 'date' ? dateOf(value) : value)

/**
 * Reads a model's words as DSPy does: `"42"` is a number where one is wanted, `yes` a boolean; where a field is a
 * choice, its member may be named or quoted, and dates may be. Nothing is rounded, cut or guessed.
 */
export const readReplyLeaf: LeafReader = (leaf, value, part) => {
  const { type, format, values, entries } = leaf
  switch (type) {
    case 'date':
      return dateOf(typeof value === 'string' ? unquoted(value.trim()) : value)
    case 'string':
      return format !== undefined && typeof value === 'string'
        ? formatted(format, unquoted(value.trim()))
        : value
    case 'number':
      return numberOf(value, format !== undefined)
    case 'boolean':
      return truthOf(value)
    case 'literal':
      return part === 'whole' ? memberOf(values, value) : sameMember(values, bareIf(part, value))
    case 'enum':
      return part === 'whole' ? enumMemberOf(entries, value) : bareIf(part, value)
    default:
      return value
  }
}

/**
 * Reads what DSPy refuses and still means one value only: a member that is named or quoted at any depth, and one that is
 * set off by backticks, stars or typographic quotes.
 */
export const readSloppyLeaf: LeafReader = (leaf, value) =>
  readReplyLeaf(leaf, typeof value === 'string' ? plain(value) : value, 'whole')

function plain(text: string): string {
  return (
    /^\s*(?:```\w*\n([^`]*?)\n?```|`([^`]*)`|\*\*([^*]*)\*\*|“([^”]*)”|‘([^’]*)’)\s*$/
      .exec(text)
      ?.slice(1)
      .find(Boolean) ?? text
  )
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 't', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'f', 'off', '0'].map((word) => [word, false] as const),
])

const isoDay = z.iso.date()

// Date.parse takes almost anything, `5` and the 30th of February too: only ISO days that exist are dates here. A time
// without a zone is UTC, as a day is: the zone of this machine is none of the model's business.
function dateOf(value: unknown): unknown {
  if (typeof value !== 'string' || !isoDay.safeParse(value.slice(0, 10)).success) return value
  const isBare = /^.{10}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/.test(value)
  const date = new Date(isBare ? `${value}Z` : value)
  return Number.isNaN(date.getTime()) ? value : date
}

const integerText = /^\s*[+-]?\d+(\.0*)?\s*$/
const numberWords = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i

/** A text is an integer only when it is written as one, without an exponent. */
function numberOf(value: unknown, isInteger: boolean): unknown {
  if (typeof value === 'boolean') return Number(value)
  const isNumeric = typeof value === 'string' && (isInteger ? integerText : numberWords).test(value)
  return isNumeric ? Number(value) : value
}

function truthOf(value: unknown): unknown {
  const isWord = typeof value === 'string' || typeof value === 'number'
  return (isWord ? truths.get(String(value).trim().toLowerCase()) : undefined) ?? value
}

/** In Python, true is 1 and false is 0. */
function sameMember(members: readonly unknown[], value: unknown): unknown {
  if (members.includes(value) || !['boolean', 'number'].includes(typeof value)) return value
  return (
    members.find(
      (member) => typeof member !== 'string' && member !== null && Number(member) === Number(value),
    ) ?? value
  )
}

function memberOf(members: readonly unknown[], value: unknown): unknown {
  if (typeof value !== 'string' || members.includes(value)) return sameMember(members, value)
  const inner = /^(?:Literal|str)\[(.*)\]$/s.exec(value.trim())?.[1] ?? value
  const text = unquoted(unquoted(inner.trim()))
  const fitting = members.filter((member) => String(member).trim() === text)
  return fitting.length === 1 ? fitting[0] : value
}

/** Members that have names of their own are read by value or name; without names, an enum is a choice of literals. */
function enumMemberOf(entries: Readonly<Record<string, string | number>>, value: unknown): unknown {
  const members = Object.values(entries)
  if (typeof value !== 'string' || members.includes(value)) return value
  if (Object.entries(entries).every(([name, member]) => name === member)) return memberOf(members, value)
  return Object.hasOwn(entries, value)
    ? entries[value]
    : (members.find((member) => String(member) === value) ?? value)
}

/** A day may come as its midnight. */
function formatted(format: string, text: string): string {
  const isMidnight = format === 'date' && /^.{10}[T ]00:00(:00(\.0+)?)?(Z|[+-]00:?00)?$/.test(text)
  return isMidnight ? text.slice(0, 10) : text
}

function bareIf(part: Part, value: unknown): unknown {
  return part === 'choice' && typeof value === 'string' ? unquoted(value.trim()) : value
}

// Small models often quote the member they choose.
function unquoted(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text
}
