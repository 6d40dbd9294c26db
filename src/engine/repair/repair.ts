/** Reads JSON as models write it: with remarks, single quotes, words around it, parts missing. */
import { afterBlank, type Cursor, isKeyAt, matchesAt, type Place, quotes, skipBlank } from './cursor.ts'
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
  // Only the outermost object counts: one that stands in a text of another is escaped as it should be.
  if (/^[^{[]*(?:\[\s*)?\{\s*\\["']/.test(text)) return text.replace(/\\(["'])/g, '$1')
  const lacksBrace = /^\s*"[^"\\]*"\s*:[\s\S]*\}\s*$/.test(text) && count(text, '}') > count(text, '{')
  return lacksBrace ? `{${text}` : text
}

function count(text: string, char: string): number {
  return text.split(char).length - 1
}

/** Moves to the next `{` or `[`; a `(` counts where the text begins with it and no prose follows. */
function findContainer(cursor: Cursor): boolean {
  const isGroup = cursor.at === 0 && /^\s*\(\s*(?:["'“[{(\d.+-]|true|false|null|none|\))/i.test(cursor.text)
  const found = isGroup ? cursor.text.indexOf('(') : -1
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

// An ellipsis stands for what was left out, a plus says nothing, and signs before a quote or bracket are none of it.
const noise = /\.\.\.|\+|[`*$@<>|~^&%!?=]+\s*(?=["'“”{[])/y
// A text in quotes that is marked up: `**"x"**`.
const wrapped = /([`*~]{1,3})(?:"([^"\\]*)"|'([^'\\]*)')\1(?=\s*(?:[,\])}]|$))/y
// The other end of such signs.
const noiseBehind = /\s*[`*<>|~]+\s*(?=[,\])}]|$)/y

/** The value that begins here; undefined when what is open ends before one begins. */
function readValue(cursor: Cursor, place: Place): unknown {
  for (;;) {
    const char = skipBlank(cursor)
    if (char === '' || '}])'.includes(char)) return undefined
    if (char === '{') return readObject(cursor)
    if (char === '[' || char === '(') return readList(cursor)
    if (quotes.has(char)) return readQuoted(cursor, place)
    if (char === ',' || char === ';') return undefined
    wrapped.lastIndex = cursor.at
    const [whole, , double, single] = wrapped.exec(cursor.text) ?? []
    if (whole !== undefined) {
      cursor.at += whole.length
      return double ?? single
    }
    if (!matchesAt(noise, cursor.text, cursor.at)) return readBare(cursor, place)
    cursor.at = noise.lastIndex
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
  const { members, others } = within(cursor, () => readMembers(cursor))
  if (members.size > 0 || others === undefined) return Object.fromEntries(members)
  // `{"a", "b"}` is a set, which JSON writes as a list; of `{...}` and `{[]}` nothing is left.
  if (others === 'signs') return []
  cursor.at = start
  return readList(cursor)
}

const bareValue = /[\w[{]|-\d/y

interface Members {
  readonly members: Map<string, unknown>
  /** What stood in the braces and is no member. */
  others?: 'words' | 'signs'
}

function readMembers(cursor: Cursor): Members {
  const read: Members = { members: new Map() }
  const { members } = read
  for (;;) {
    const char = skipBlank(cursor)
    const isInList = cursor.open.includes('[')
    // In a list, another object begins where this one was not closed.
    if (char === '' || (isInList && (char === ']' || (char === '{' && members.size > 0)))) return read
    if (char === '}') {
      cursor.at += 1
      if (cursor.open.length > 1 || !isContinued(cursor)) return read
    } else if (quotes.has(char) || /[\p{L}\p{N}_$]/u.test(char)) {
      const key = quotes.has(char) ? readQuoted(cursor, 'key') : readWord(cursor)
      const hasSign = quotes.has(char) && takeSign(cursor)
      const next = skipBlank(cursor)
      if (takeColon(cursor) || hasSign || (quotes.has(char) && quotes.has(next)))
        members.set(key, readMember(cursor))
      else if (quotes.has(char) && matchesAt(bareValue, cursor.text, cursor.at)) {
        // The value behind a name without a colon cannot be told from other words, and at times the name neither.
        const isNamed = !cursor.text.includes(char, cursor.at)
        readMember(cursor)
        if (isNamed) members.set(key, '')
      } else if (key !== '') read.others = 'words'
    } else {
      if (char !== ',') read.others ??= 'signs'
      cursor.at += 1
    }
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

// A sign before the colon behind a name, or in its place.
const colonSign = /\s*(?:[^\w\s"'“”{}[\],:]{1,2}\s*(?=:)|[+/`*\\|~^](?=\s*[\w"'{[-]))/y

function takeSign(cursor: Cursor): boolean {
  if (!matchesAt(colonSign, cursor.text, cursor.at)) return false
  cursor.at = colonSign.lastIndex
  return true
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
  const { items, hasComma } = within(cursor, () => readItems(cursor))
  // Parentheses around one value only group it; a comma makes them a list.
  return isGroup && items.length === 1 && !hasComma ? items[0] : items
}

/** The beginning of an item of which nothing was written before the text ends. */
function isCutOff(item: unknown, { text, at }: Cursor): boolean {
  return at >= text.length && (item === '' || (typeof item === 'object' && isEmpty(item) && item !== null))
}

function readItems(cursor: Cursor): { items: unknown[]; hasComma: boolean } {
  const items: unknown[] = []
  let isAfterComma = false
  let hasComma = false
  for (;;) {
    const char = skipBlank(cursor)
    // Behind the end of a fence the list does not go on.
    if (char === '' || cursor.text.startsWith('```', cursor.at)) return { items, hasComma }
    // What stood between two commas is lost, and with it which item is which.
    if (char === ',' && isAfterComma) throw new SyntaxError('expected an item between two commas')
    isAfterComma = char === ','
    hasComma ||= isAfterComma
    if ('}])'.includes(char)) {
      if (char !== '}' || cursor.open.at(-1) === '{' || !cursor.open.includes('{')) cursor.at += 1
      return { items, hasComma }
    }
    const before = cursor.at
    const item = readValue(cursor, 'item')
    if (cursor.at > before && matchesAt(noiseBehind, cursor.text, cursor.at))
      cursor.at = noiseBehind.lastIndex
    if (typeof item === 'string' && takeColon(cursor)) {
      if (cursor.open.at(-2) === '{' && items.length > 0) {
        // A name of the object around: this list was not closed.
        cursor.at = before
        return { items, hasComma }
      }
      items.push({ [item]: readMember(cursor) })
    } else if (item !== undefined && !isCutOff(item, cursor)) items.push(item)
    if (cursor.at === before) cursor.at += 1
  }
}
