/** Reads JSON as models write it: with remarks, single quotes, words around it, parts missing. */
import { afterBlank, type Cursor, isKeyAt, type Place, quotes, skipBlank } from './cursor.ts'
import { readBare } from './read-bare.ts'
import { readQuoted } from './read-quoted.ts'

/**
 * The object or list in a text; undefined when there is none. Of several, a later one of the same shape replaces the
 * one before it; others are told as a list. What stands in no place where a value could is left out.
 */
export function repairJson(text: string, number: Cursor['number'] = Number): unknown {
  const cursor: Cursor = { text: unwrapped(text), at: 0, open: [], number }
  const values: unknown[] = []
  while (findContainer(cursor)) {
    const isListed = /,\s*$/.test(text.slice(Math.max(0, cursor.at - 20), cursor.at))
    const value = readValue(cursor, 'item')
    const before = values.at(-1)
    if (isEmpty(value) && values.length > 0) continue
    if (values.length > 0 && (isEmpty(before) || (!isListed && isSameShape(before, value)))) values.pop()
    values.push(value)
    cursor.open.length = 0
  }
  return values.length > 1 ? values : values[0]
}

/** A text in which the object itself was escaped, as `{\\"a\\": 1}`, or lacks its first brace. */
function unwrapped(text: string): string {
  if (/\{\s*\\["']/.test(text)) return text.replace(/\\(["'])/g, '$1')
  return /^\s*"[^"\\]*"\s*:[^{]*\}\s*$/.test(text) ? `{${text}` : text
}

/** Moves to the next `{` or `[`; a `(` counts where the text begins with it. */
function findContainer(cursor: Cursor): boolean {
  const found = cursor.at === 0 && /^\s*\(/.test(cursor.text) ? cursor.text.indexOf('(') : -1
  const offset = cursor.text.slice(cursor.at).search(/[{[]/)
  if (found < 0 && offset < 0) return false
  cursor.at = found < 0 ? cursor.at + offset : found
  return true
}

function isEmpty(value: unknown): boolean {
  return Object.keys(value ?? {}).length === 0
}

function isSameShape(a: unknown, b: unknown): boolean {
  const keys = Object.keys(Object(a))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return typeof a === typeof b
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && isSameShape(a[key as never], b[key as never]))
}

/** The value that begins here; undefined when what is open ends before one begins. */
function readValue(cursor: Cursor, place: Place): unknown {
  for (;;) {
    const char = skipBlank(cursor)
    if (char === '' || '}])'.includes(char)) return undefined
    if (char === '{') return readObject(cursor)
    if (char === '[' || char === '(') return readList(cursor)
    if (quotes.has(char)) return readQuoted(cursor, place)
    if (char === ',' || char === ';') return undefined
    // An ellipsis stands for what was left out; a plus says nothing.
    const isLeftOut = cursor.text.startsWith('...', cursor.at)
    if (!isLeftOut && char !== '+') return readBare(cursor, place)
    cursor.at += isLeftOut ? 3 : 1
  }
}

function within<T>(cursor: Cursor, read: () => T): T {
  cursor.open.push(cursor.text[cursor.at] ?? '')
  cursor.at += 1
  const value = read()
  cursor.open.pop()
  return value
}

function readObject(cursor: Cursor): unknown {
  const start = cursor.at
  const { members, hasLoose } = within(cursor, () => readMembers(cursor))
  // `{"a", "b"}` is a set, which JSON writes as a list.
  if (members.size > 0 || !hasLoose) return Object.fromEntries(members)
  cursor.at = start
  return readList(cursor)
}

function readMembers(cursor: Cursor): { members: Map<string, unknown>; hasLoose: boolean } {
  const members = new Map<string, unknown>()
  let hasLoose = false
  for (;;) {
    const char = skipBlank(cursor)
    const isInList = cursor.open.includes('[')
    // In a list, another object begins where this one was not closed.
    if (char === '' || (isInList && (char === ']' || (char === '{' && members.size > 0))))
      return { members, hasLoose }
    if (char === '}') {
      cursor.at += 1
      if (cursor.open.length > 1 || !isContinued(cursor)) return { members, hasLoose }
    } else if (quotes.has(char) || /[\p{L}\p{N}_$]/u.test(char)) {
      const key = quotes.has(char) ? readQuoted(cursor, 'key') : readWord(cursor)
      if (takeColon(cursor) || (quotes.has(char) && quotes.has(skipBlank(cursor))))
        members.set(key, readMember(cursor))
      else hasLoose ||= key !== ''
    } else cursor.at += 1
  }
}

/** An object that was closed too early goes on: `{"a": 1}, "b": 2}`. */
function isContinued({ text, at }: Cursor): boolean {
  const next = afterBlank(text, at)
  return text[next] === ',' && isKeyAt(text, afterBlank(text, next + 1))
}

function readWord(cursor: Cursor): string {
  const [word = ''] = /^[^\s:=,;{}[\]"'“”]+["'”]?/.exec(cursor.text.slice(cursor.at, cursor.at + 200)) ?? []
  cursor.at += Math.max(1, word.length)
  return word.replace(/["'”]$/, '')
}

function takeColon(cursor: Cursor): boolean {
  if (!':='.includes(skipBlank(cursor) || ' ')) return false
  while (':='.includes(skipBlank(cursor) || ' ')) cursor.at += 1
  return true
}

/** A name without a value has the empty text. */
function readMember(cursor: Cursor): unknown {
  const value = readValue(cursor, 'member')
  return value === undefined ? '' : value
}

function readList(cursor: Cursor): unknown {
  const isGroup = cursor.text[cursor.at] === '('
  const start = cursor.at
  const items = within(cursor, () => readItems(cursor))
  // Parentheses around one value only group it; a comma makes them a list.
  return isGroup && items.length === 1 && !cursor.text.slice(start, cursor.at).includes(',')
    ? items[0]
    : items
}

function readItems(cursor: Cursor): unknown[] {
  const items: unknown[] = []
  let isAfterComma = false
  for (;;) {
    const char = skipBlank(cursor)
    if (char === '') return items
    // What stood between two commas is lost, and with it which item is which.
    if (char === ',' && isAfterComma) throw new SyntaxError('expected an item between two commas')
    isAfterComma = char === ','
    if ('}])'.includes(char)) {
      if (char !== '}' || cursor.open.at(-1) === '{' || !cursor.open.includes('{')) cursor.at += 1
      return items
    }
    const before = cursor.at
    const item = readValue(cursor, 'item')
    if (typeof item === 'string' && takeColon(cursor)) {
      if (cursor.open.at(-2) === '{' && items.length > 0) {
        // A name of the object around: this list was not closed.
        cursor.at = before
        return items
      }
      items.push({ [item]: readMember(cursor) })
    } else if (item !== undefined && (item !== '' || cursor.at < cursor.text.length)) items.push(item)
    if (cursor.at === before) cursor.at += 1
  }
}
