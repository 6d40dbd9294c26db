/** Values without quotes: numbers, true, false, null, and words that should have been quoted. */
import { afterBlank, type Cursor, isKeyAt, isMemberNext, matchesAt, type Place, quotes } from './cursor.ts'
import { unescaped } from './read-quoted.ts'

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
  ['none', null],
])
const constant = /(?:true|false|null|none)(?=[\s,)\]}]|$)/iy
const numeric = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
// Such a number was never written to its end: its value would be invented.
const halfNumber = /(?:-?\.?|-?(?:\d+\.?\d*|\.\d+)e[+-]?)\s*(?=[,\]}]|$)/iy

/** Reads the value that begins here and is no text in quotes, no object and no list. */
export function readBare(cursor: Cursor, place: Place): unknown {
  const { text, at } = cursor
  if (matchesAt(constant, text, at)) {
    cursor.at = constant.lastIndex
    return constants.get(text.slice(at, cursor.at).toLowerCase())
  }
  if (matchesAt(halfNumber, text, at)) throw new SyntaxError('expected a whole number, got a part of one')
  if (!matchesAt(numeric, text, at) || !isEndOfNumber(text, numeric.lastIndex, place))
    return readWords(cursor, place)
  cursor.at = numeric.lastIndex
  return cursor.number(text.slice(at, cursor.at))
}

/** A number with a unit, a group of digits or other words beside it is not that number. */
function isEndOfNumber(text: string, at: number, place: Place): boolean {
  const next = afterBlank(text, at)
  const char = text[next] ?? ''
  if (char === '' || '}])'.includes(char) || text.startsWith('```', next)) return true
  if (isProse(text, at, next)) return true
  if (place === 'item' && next > at && (/[\d-]/.test(char) || matchesAt(constant, text, next))) return true
  if (place === 'item') return ',;[{'.includes(char) || quotes.has(char)
  return ',;'.includes(char) ? isMemberNext(text, next + 1) : next > at && isKeyAt(text, next)
}

/** Nothing but words follows, in lines of their own: the object or list was never closed. */
function isProse(text: string, end: number, next: number): boolean {
  return text.slice(end, next).includes('\n') && !/["'“”{}[\]:,]/.test(text.slice(next))
}

/** Words up to where the next value or the end of this object or list begins. */
function readWords(cursor: Cursor, place: Place): string {
  const { text, at } = cursor
  let end = at
  while (end < text.length && !isEndOfWords(text, end, place)) end += text[end] === '\\' ? 2 : 1
  cursor.at = quotes.has(text[end] ?? '') ? end + 1 : end
  return unescaped(
    text
      .slice(at, end)
      .trim()
      .replace(/^`(.*)`$/s, '$1'),
  )
}

function isEndOfWords(text: string, at: number, place: Place): boolean {
  const char = text[at] ?? ''
  if (quotes.has(char)) return char !== "'" || !/\p{L}/u.test(text[at + 1] ?? '')
  if (place !== 'member') return ',])'.includes(char)
  if (char === ',' || char === ';') return isMemberNext(text, at + 1)
  return (
    char === '}' ||
    (char === '\n' && isKeyAt(text, at + 1 + (/^\s*/.exec(text.slice(at + 1, at + 80))?.[0].length ?? 0)))
  )
}
