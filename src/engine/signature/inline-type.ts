/** Reads the types of inline signatures, in TypeScript's spelling and in DSPy's. */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { literalOf } from './literal-text.ts'
import { bareGeneric, generic, named, unionOf } from './type-names.ts'

/**
 * The zod schema of a type text such as `string[]`, `'a' | 'b'`, `int?` or `Optional[list[str]]`.
 * @throws InputError `invalid_signature` when the text is no type known here.
 */
export function parseType(text: string, signature: string, isInner = false): z.ZodType {
  const type = text.trim().replace(/^typing\./, '')
  const parse = (inner: string) => parseType(inner, signature, true)
  if (type.endsWith('?')) return z.nullable(parse(type.slice(0, -1)))
  const members = divide(type, '|')
  if (members.length > 1) return unionOfTexts(members, parse)
  const plain = Object.hasOwn(named, type) ? named[type] : undefined
  if (plain) return plain()
  if (isInner && Object.hasOwn(bareGeneric, type)) return bareGeneric[type]?.() ?? refuse(type, signature)
  if (type.endsWith('[]')) return z.array(parse(type.slice(0, -2)))
  if (type.startsWith('(') && type.endsWith(')')) return parseType(type.slice(1, -1), signature, isInner)
  const literal = literalOf(type)
  if (literal !== undefined) return z.literal(literal)
  return parseGeneric(type, parse) ?? refuse(type, signature)
}

/** Splits at a separator outside brackets and quotes; the parts are trimmed. */
export function divide(text: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  let depth = 0
  let quote = ''
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? ''
    if (quote !== '' && char === '\\') i += 1
    else if (quote !== '') quote = char === quote ? '' : quote
    else if (char === "'" || char === '"') quote = char
    else if ('[('.includes(char)) depth += 1
    else if ('])'.includes(char)) depth -= 1
    else if (depth === 0 && text.startsWith(separator, i)) {
      parts.push(text.slice(start, i).trim())
      start = i + separator.length
      i = start - 1
    }
  }
  return [...parts, text.slice(start).trim()]
}

function parseGeneric(type: string, parse: (inner: string) => z.ZodType): z.ZodType | undefined {
  const match = /^(\w+) *\[(.+)\]$/s.exec(type)
  if (!match) return undefined
  const [, head = '', body = ''] = match
  const items = divide(body, ',')
  if (items.length > 1 && items.at(-1) === '') items.pop()
  if (head === 'Literal') return literalsOf(items, memberOf)
  if (head.toLowerCase() === 'tuple' && items.length === 2 && items[1] === '...')
    return z.array(parse(items[0] ?? ''))
  const name = head === 'Optional' || head === 'Union' ? head : head.toLowerCase()
  return Object.hasOwn(generic, name) ? generic[name]?.(items.map(parse)) : undefined
}

/** A member of a Literal may be null; a union with null is nullable instead. */
function memberOf(text: string): ReturnType<typeof literalOf> | null {
  return text === 'None' || text === 'null' ? null : literalOf(text)
}

function literalsOf(items: readonly string[], read: typeof memberOf = literalOf): z.ZodType | undefined {
  const values = items.map(read)
  const known = values.filter((value) => value !== undefined)
  return known.length === values.length ? z.literal([...new Set(known)]) : undefined
}

function unionOfTexts(members: readonly string[], parse: (inner: string) => z.ZodType): z.ZodType {
  return literalsOf(members) ?? unionOf(members.map(parse))
}

function refuse(type: string, signature: string): never {
  throw new InputError(
    'invalid_signature',
    `inline signature: expected a type like string, number, integer, boolean, T[], 'a' | 'b' or T?, got \`${type}\` in \`${signature}\``,
    { text: signature, type },
  )
}
