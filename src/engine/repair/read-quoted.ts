/** Texts in quotes, also those whose own quotes were not escaped or whose last one is missing. */
import { afterBlank, type Cursor, isKeyAt, isMemberNext, type Place, quotes } from './cursor.ts'

/** Reads the text whose opening quote stands here. */
export function readQuoted(cursor: Cursor, place: Place): string {
  const { text } = cursor
  const quote = quotes.get(text[cursor.at] ?? '') ?? '"'
  const doubled = readDoubled(cursor)
  if (doubled !== undefined) return doubled
  const last = text.lastIndexOf(quote)
  // Of two quotes before a word that is never closed, one is too many.
  const isTwice = last === cursor.at + 1 && /[\p{L}\p{N}]/u.test(text[last + 1] ?? '')
  const start = cursor.at + (isTwice ? 2 : 1)
  let isQuoting = false
  for (let i = start; i < text.length; i += 1) {
    const char = text[i]
    if (char === '\\') {
      i += 1
    } else if (char === ':' && place === 'key' && isOpenKey(text, start, i)) {
      cursor.at = i
      return toldText(text.slice(start, i)).trim()
    } else if (char === quote) {
      const isKey =
        place === 'member' && /,\s*$/.test(text.slice(Math.max(start, i - 20), i)) && isKeyAt(text, i)
      if (isKey) {
        cursor.at = text.lastIndexOf(',', i)
        return toldText(text.slice(start, cursor.at))
      }
      const isName = place === 'key' && /^[\w-]+$/.test(text.slice(start, i))
      const isOver = isName || (isEnd(cursor, i, place) && !(isQuoting && goesOn(text, i, place)))
      if (i === last || isOver) {
        cursor.at = i + 1
        return toldText(text.slice(start, i))
      }
      // An apostrophe opens nothing.
      isQuoting = quote === '"' && !isQuoting
    }
  }
  cursor.at = text.length
  return readUnclosed(cursor, start, place)
}

const doubledQuotes =
  /(?:("{1,2})(?![\s,:}\]])([^"\\]+)("{1,2})|('{1,2})(?![\s,:}\]])([^'\\]+)('{1,2}))(?=\s*(?:[,:}\]]|$))/y

/** A text whose quotes were written twice, before or behind it: `""Ola""`. */
function readDoubled(cursor: Cursor): string | undefined {
  doubledQuotes.lastIndex = cursor.at
  const [before = '', told = '', behind = ''] = (doubledQuotes.exec(cursor.text) ?? [])
    .slice(1)
    .filter(Boolean)
  if (before.length + behind.length < 3) return undefined
  cursor.at = doubledQuotes.lastIndex
  return toldText(told)
}

/** Everything that is left, up to where the list around it ends; brackets at the end of it are those around it. */
function readUnclosed({ text, open }: Cursor, start: number, place: Place): string {
  const rest = text
    .slice(start)
    .replace(/\n```\s*$/, '')
    .trimEnd()
  // Behind an escaped quote a bracket is part of the text.
  if (place === 'item') return toldText(/^(?:[^\]\\]|\\["'][\]]?|\\[^"'])*/.exec(rest)?.[0] ?? rest)
  if (place === 'key') return toldText(rest)
  return toldText(withoutClosing(rest, open).replace(/\s*,?$/, ''))
}

/** A text without the brackets at its end that close what is open, each once. */
function withoutClosing(text: string, open: readonly string[]): string {
  return open.reduce((rest, bracket) => {
    const closing = bracket === '{' ? '}' : ']'
    return rest.endsWith(closing) ? rest.slice(0, -1).trimEnd() : rest
  }, text)
}

/** A name that lacks its closing quote: `{"name: "Ola"}`. */
function isOpenKey(text: string, start: number, colon: number): boolean {
  const isLast = text.lastIndexOf(text[start - 1] ?? '') < colon
  const value = text[afterBlank(text, colon + 1)] ?? ''
  return (
    (isLast || quotes.has(value) || '[{'.includes(value || ' ')) && /^[\w -]+$/.test(text.slice(start, colon))
  )
}

/** Whether a quote ends the text, by what follows it. */
function isEnd({ text, open }: Cursor, quote: number, place: Place): boolean {
  const next = afterBlank(text, quote + 1)
  const char = text[next] ?? ''
  if (char === '') return true
  if (place === 'key') return ':=,}'.includes(char) || quotes.has(char)
  if (place === 'item') {
    const isBetween = ',;])'.includes(char) || quotes.has(char) || (char === '}' && open.includes('{'))
    if (isBetween || char === ':') return true
    return /,\s*$/.test(text.slice(Math.max(0, quote - 20), quote)) && isWhole(text, quote)
  }
  if (',;'.includes(char)) return isMemberNext(text, next + 1)
  // A colon where a comma belongs.
  if (char === ':') return isKeyAt(text, afterBlank(text, next + 1))
  return char === '}' || (char === ']' && open.includes('[')) || (quotes.has(char) && isKeyAt(text, next))
}

/** Whether a text goes on behind a quote that may close one inside of it: `"the "big", the "small""`. */
function goesOn(text: string, quote: number, place: Place): boolean {
  const isFollowed = text[quote + 1] === '"'
  if (isFollowed) return /^\s*(?:[,;}\]]|$)/.test(text.slice(quote + 2, quote + 40))
  const next = afterBlank(text, quote + 1)
  const behind = afterBlank(text, next + 1)
  const char = text[behind] ?? ''
  if (!',;'.includes(text[next] ?? ' ')) return /^[ \t]*[^\s,;}\])`]/.test(text.slice(next + 1, next + 40))
  if (place === 'member') return quotes.has(char) && !isKeyAt(text, behind)
  if (quotes.has(char)) return !isWhole(text, behind)
  return /\p{L}/u.test(char) && !/^(?:true|false|null|none)\b/i.test(text.slice(behind, behind + 6))
}

/** Whether the text between the quote here and the next one is an item or member of its own. */
function isWhole(text: string, quote: number): boolean {
  const end = text.indexOf(text[quote] ?? '"', quote + 1)
  return end < 0 || /^\s*(?:[,;:}\]]|$)/.test(text.slice(end + 1, end + 40))
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ...['\\', '/', '"', "'", '“', '”'].map((char) => [char, char] as const),
])

/** The text that was meant: a line end right before the closing quote belongs to the layout. */
function toldText(written: string): string {
  const text = unescaped(written)
  return text.endsWith('\n') ? text.trimEnd() : text
}

/** Escapes that JSON does not know stay as they are: `C:\dir`. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
    (whole, wide?: string, narrow?: string, char = '') => {
      const code = wide ?? narrow
      return code === undefined
        ? (escapes.get(char) ?? whole)
        : String.fromCharCode(Number.parseInt(code, 16))
    },
  )
}
