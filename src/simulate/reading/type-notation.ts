/** Types as prompts spell them: `string[] (2..5 items)`, `{title: string, effort: integer 1..10}`, `list[str]`. */
import { limited, type Told } from './type-limits.ts'
import { type AskedField, type Literal, unionOf, type ValueType } from './value-type.ts'

/** What a type at the beginning of a text says, and the text after it. */
export interface ReadType extends Told {
  readonly rest: string
}

/** Reads the type at the beginning of a text; undefined when there is none. */
export function readType(text: string): ReadType | undefined {
  const cursor = { rest: text }
  const told = readUnion(cursor)
  return told && { ...told, rest: cursor.rest }
}

interface Cursor {
  rest: string
}

const names: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['string', { kind: 'text' }],
  ['str', { kind: 'text' }],
  ['number', { kind: 'number', isInteger: false }],
  ['float', { kind: 'number', isInteger: false }],
  ['integer', { kind: 'number', isInteger: true }],
  ['int', { kind: 'number', isInteger: true }],
  ['boolean', { kind: 'boolean' }],
  ['bool', { kind: 'boolean' }],
  ['null', { kind: 'null' }],
  ['None', { kind: 'null' }],
  ['JSON', { kind: 'any' }],
])

function readUnion(cursor: Cursor): Told | undefined {
  const options: Told[] = []
  do {
    const option = readOne(cursor)
    if (option === undefined) return undefined
    options.push(option)
  } while (take(cursor, /^\s*[|&]\s*/) !== undefined)
  return { type: unionOf(options.map(({ type }) => type)), notes: options.flatMap(({ notes }) => notes) }
}

function readOne(cursor: Cursor): Told | undefined {
  let type = readPrimary(cursor)
  if (type === undefined) return undefined
  while (take(cursor, /^\[\]/) !== undefined) type = { kind: 'array', items: type }
  const range = take(
    cursor,
    /^ (?:-?[\d.]+?\.\.-?[\d.]+|[<>]=?-?[\d.]+(?: [<>]=?-?[\d.]+)?)(?=[\s,;:|)}\]>]|$)/,
  )
  return limited(type, range?.trim(), readNotes(cursor))
}

function readPrimary(cursor: Cursor): ValueType | undefined {
  const literal = take(cursor, /^(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?!\.|\w)|(?:true|false)\b)/)
  if (literal !== undefined) return { kind: 'choice', members: [JSON.parse(literal) as Literal] }
  if (take(cursor, /^\(/) !== undefined) return closed(cursor, readUnion(cursor)?.type, /^\)/)
  if (take(cursor, /^\{\[key\]: /) !== undefined)
    return recordOf(closed(cursor, readUnion(cursor)?.type, /^\}/))
  if (take(cursor, /^\{/) !== undefined) return { kind: 'object', fields: readFields(cursor) }
  if (take(cursor, /^\[(?!\[)/) !== undefined) return { kind: 'tuple', items: readList(cursor) }
  if (take(cursor, /^ISO date-time/) !== undefined) return { kind: 'text', format: 'date-time' }
  const generic = take(cursor, /^(?:typing\.)?(?:list|dict|tuple|set|literal|optional|union)\[/i)
  if (generic !== undefined) return ofGeneric(generic.toLowerCase(), readList(cursor))
  const name = take(cursor, /^\w+\b/)
  return name === undefined ? undefined : names.get(name)
}

function closed(cursor: Cursor, type: ValueType | undefined, end: RegExp): ValueType | undefined {
  take(cursor, end)
  return type
}

function recordOf(values: ValueType | undefined): ValueType {
  return { kind: 'record', values: values ?? { kind: 'any' } }
}

/** Python spells its types so; DSPy prompts carry them. */
function ofGeneric(generic: string, items: readonly ValueType[]): ValueType {
  const [first = { kind: 'any' } as const, second] = items
  if (generic.startsWith('list') || generic.startsWith('set')) return { kind: 'array', items: first }
  if (generic.startsWith('dict')) return recordOf(second)
  if (generic.startsWith('tuple')) return { kind: 'tuple', items }
  return unionOf(generic.startsWith('optional') ? [first, { kind: 'null' }] : items)
}

function readList(cursor: Cursor): ValueType[] {
  const items: ValueType[] = []
  while (cursor.rest !== '' && take(cursor, /^\]/) === undefined) {
    const quoted = take(cursor, /^'(?:[^'\\]|\\.)*'/)
    const item: ValueType | undefined =
      quoted === undefined ? readUnion(cursor)?.type : { kind: 'choice', members: [quoted.slice(1, -1)] }
    if (item !== undefined) items.push(item)
    if (take(cursor, /^,\s*/) === undefined && item === undefined) cursor.rest = cursor.rest.slice(1)
  }
  return items
}

function readFields(cursor: Cursor): AskedField[] {
  const fields: AskedField[] = []
  for (;;) {
    const name = take(cursor, /^\s*[\w$ -]+\??: /)
      ?.trim()
      .slice(0, -1)
    const told = name === undefined ? undefined : readUnion(cursor)
    if (name === undefined || told === undefined) break
    const isOptional = name.endsWith('?')
    fields.push({
      name: name.replace('?', ''),
      type: told.type,
      description: told.notes.join('; '),
      isOptional,
    })
    if (take(cursor, /^,/) === undefined) break
  }
  take(cursor, /^\s*\}/)
  return fields
}

/** The groups in round brackets after a type, which may nest. */
function readNotes(cursor: Cursor): string[] {
  const notes: string[] = []
  while (cursor.rest.startsWith(' (')) {
    const end = closingBracket(cursor.rest)
    notes.push(cursor.rest.slice(2, end))
    cursor.rest = cursor.rest.slice(end + 1)
  }
  return notes
}

function closingBracket(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (text[at] === ')' && depth === 0) return at
  }
  return text.length
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  const found = pattern.exec(cursor.rest)?.[0]
  if (found !== undefined) cursor.rest = cursor.rest.slice(found.length)
  return found
}
