/** Texts in quotes, also those whose own quotes were not escaped or whose last one is missing. */
import { afterBlank, type Cursor, isKeyAt, isMemberNext, type Place, quotes } from './cursor.ts'

/** Reads the text whose opening quote stands here. */
export function readQuoted(cursor: Cursor, place: Place): string {
  const { text } = cursor
  const quote = quotes.get(text[cursor.at] ?? '') ?? '"'
  const start = cursor.at + 1
  const last = text.lastIndexOf(quote)
  for (let i = start; i < text.length; i += 1) {
    const char = text[i]
    if (char === '\\') {
      i += 1
    } else if (char === ':' && place === 'key' && isOpenKey(text, start, i)) {
      cursor.at = i
      return unescaped(text.slice(start, i)).trim()
    } else if (char === quote) {
      const isKey =
        place === 'member' && /,\s*$/.test(text.slice(Math.max(start, i - 20), i)) && isKeyAt(text, i)
      if (isKey) {
        cursor.at = text.lastIndexOf(',', i)
        return unescaped(text.slice(start, cursor.at))
      }
      if (i === last || isEnd(cursor, i, place)) {
        cursor.at = i + 1
        return unescaped(text.slice(start, i))
      }
    }
  }
  return readUnclosed(cursor, start, place)
}

/** Everything that is left; braces and a comma at its end belong to the object around it. */
function readUnclosed(cursor: Cursor, start: number, place: Place): string {
  const rest = cursor.text
    .slice(start)
    .replace(/\n```\s*$/, '')
    .trimEnd()
  cursor.at = cursor.text.length
  return unescaped(place === 'member' ? rest.replace(/[\s}]*,?$/, '') : rest)
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
    return isBetween || char === ':' || /,\s*$/.test(text.slice(Math.max(0, quote - 20), quote))
  }
  if (',;'.includes(char)) return isMemberNext(text, next + 1)
  return char === '}' || (char === ']' && open.includes('[')) || (quotes.has(char) && isKeyAt(text, next))
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ...['\\', '/', '"', "'", '“', '”'].map((char) => [char, char] as const),
])

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
