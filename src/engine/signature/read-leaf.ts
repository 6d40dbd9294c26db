/** How single values are read: from JSON that a program wrote, and from what a model wrote. */
import { z } from 'zod'
import type { LeafReader } from './from-wire.ts'

/** Reads JSON: ISO strings become dates. */
export const readJsonLeaf: LeafReader = ({ type }, value) => (type === 'date' ? dateOf(value) : value)

/**
 * Reads a model's words as DSPy does: `"42"` is a number where one is wanted, `yes` a boolean, a member of an enum
 * may be named or quoted. Nothing is rounded, cut or guessed.
 */
export const readReplyLeaf: LeafReader = ({ type, values, entries }, value) => {
  switch (type) {
    case 'date':
      return dateOf(value)
    case 'number':
      return numberOf(value)
    case 'boolean':
      return truths.get(String(value).trim().toLowerCase()) ?? value
    case 'literal':
      return memberOf(values, value)
    case 'enum':
      return enumMemberOf(entries, value)
    default:
      return value
  }
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 't', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'f', 'off', '0'].map((word) => [word, false] as const),
])

const isoDay = z.iso.date()

// Date.parse takes almost anything, `5` and the 30th of February too: only ISO days that exist are dates here.
function dateOf(value: unknown): unknown {
  if (typeof value !== 'string' || !isoDay.safeParse(value.slice(0, 10)).success) return value
  const date = new Date(value)
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
  return /^(["'`])(.*)\1$/s.exec(text)?.[2] ?? text
}
