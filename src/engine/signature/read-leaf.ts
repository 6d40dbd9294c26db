/** How single values are read: from JSON that a program wrote, and from what a model wrote. */
import { z } from 'zod'
import type { LeafReader } from './from-wire.ts'

/** Reads JSON: ISO strings become dates. */
export const readJsonLeaf: LeafReader = ({ type }, value) => (type === 'date' ? dateOf(value) : value)

/**
 * Reads a model's words as DSPy does: `"42"` is a number where one is wanted, `yes` a boolean; where a field is a
 * choice, its member may be named or quoted, and dates may be. Nothing is rounded, cut or guessed.
 */
export const readReplyLeaf: LeafReader = (leaf, value, isWhole) => {
  const { type, format, values, entries } = leaf
  switch (type) {
    case 'date':
      return dateOf(typeof value === 'string' ? unquoted(value.trim()) : value)
    case 'string':
      return format !== undefined && typeof value === 'string' ? unquoted(value.trim()) : value
    case 'number':
      return numberOf(value)
    case 'boolean':
      return truths.get(String(value).trim().toLowerCase()) ?? value
    case 'literal':
      return isWhole ? memberOf(values, value) : value
    case 'enum':
      return isWhole ? enumMemberOf(entries, value) : value
    default:
      return value
  }
}

/**
 * Reads what DSPy refuses and still means one value only: a member that is named or quoted at any depth, and one that is
 * set off by backticks, stars or typographic quotes.
 */
export const readSloppyLeaf: LeafReader = (leaf, value) =>
  readReplyLeaf(leaf, typeof value === 'string' ? plain(value) : value, true)

function plain(text: string): string {
  return (
    /^\s*(?:`([^`]*)`|\*\*([^*]*)\*\*|“([^”]*)”|‘([^’]*)’)\s*$/.exec(text)?.slice(1).find(Boolean) ?? text
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

function numberOf(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  const isNumeric = typeof value === 'string' && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
  return isNumeric ? Number(value) : value
}

function memberOf(members: readonly unknown[], value: unknown): unknown {
  if (typeof value !== 'string' || members.includes(value)) return value
  const text = unquoted(/^Literal\[(.*)\]$/s.exec(value.trim())?.[1] ?? value.trim())
  return members.find((member) => String(member).trim() === text) ?? value
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

// Small models often quote the member they choose.
function unquoted(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text
}
