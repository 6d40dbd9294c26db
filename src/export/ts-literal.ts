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
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const line = oneLine(value)
  const fits = !line.includes('\n') && indent.length + taken + line.length <= lineWidth
  return fits && !isTable(value) ? line : manyLines(value, indent)
}

function oneLine(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
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

/** A long text stands below its key. */
function memberLine(key: string, member: unknown, indent: string): string {
  const lead = `${propertyKey(key)}:`
  const text = literal(member, { indent, taken: lead.length + 2 })
  const isLong = indent.length + lead.length + text.length + 2 > lineWidth
  const gap = typeof member === 'string' && isLong && !text.startsWith('`') ? `\n${indent}  ` : ' '
  return `${indent}${lead}${gap}${text},\n`
}

/** Several records with several fields each read better below each other, and formatters put them so. */
function isTable(value: object): boolean {
  if (!Array.isArray(value) || value.length < 2) return false
  return value.every((item) => typeof item === 'object' && item !== null && Object.keys(item).length > 1)
}
