/** Plain data as TypeScript source. */
import { lineWidth, propertyKey, stringLiteral } from './ts-text.ts'

/** Where a literal stands: the indentation of its line, and how much of the line is taken before and after it. */
export interface Place {
  readonly indent?: string | undefined
  readonly taken?: number | undefined
}

/** JSON data as a literal: on one line where it fits, else one member a line. */
export function literal(value: unknown, { indent = '', taken = 0 }: Place = {}): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value !== 'object' || value === null) return scalar(value)
  const line = oneLine(value)
  const fits = !line.includes('\n') && indent.length + taken + line.length <= lineWidth
  return fits && !holdsTable(value) ? line : manyLines(value, indent)
}

function oneLine(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value !== 'object' || value === null) return scalar(value)
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  const members = Object.entries(value).map(([key, member]) => `${propertyKey(key)}: ${oneLine(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function manyLines(value: object, indent: string): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${literal(item, { indent: inner, taken: 1 })},\n`)
    return `[\n${items.join('')}${indent}]`
  }
  const members = Object.entries(value).map(([key, member]) => memberLine(key, member, inner))
  return `{\n${members.join('')}${indent}}`
}

/** A long text stands below its key, but for a key that is hardly longer than the indentation. */
function memberLine(key: string, member: unknown, indent: string): string {
  const lead = `${propertyKey(key)}:`
  const text = literal(member, { indent, taken: lead.length + 2 })
  const isLong = indent.length + lead.length + text.length + 2 > lineWidth
  const isBelow = typeof member === 'string' && isLong && lead.length > 5 && !text.startsWith('`')
  const gap = isBelow ? `\n${indent}  ` : ' '
  return `${indent}${lead}${gap}${text},\n`
}

function holdsTable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return isTable(value) || Object.values(value).some(holdsTable)
}

/** Several records with several fields each read better below each other, and formatters put them so. */
function isTable(value: object): boolean {
  if (!Array.isArray(value) || value.length < 2) return false
  return value.every((item) => typeof item === 'object' && item !== null && Object.keys(item).length > 1)
}

/** JSON; formatters drop the sign of `1e+300`. */
function scalar(value: unknown): string {
  return JSON.stringify(value).replace('e+', 'e')
}
