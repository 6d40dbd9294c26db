/** Where a reader of broken JSON stands, and what it can see ahead. */

/** A place in a text. */
export interface Cursor {
  readonly text: string
  at: number
  /** Brackets that are open here, the innermost last. */
  readonly open: string[]
  /** What a number becomes; its text is as it was written, without underscores. */
  readonly number: (text: string) => unknown
}

/** Where a value stands: a name in an object, its value, or an item of a list. */
export type Place = 'key' | 'member' | 'item'

/** Quotes that begin a text, with those that end it. */
export const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['”', '”'],
])

// Escapes that stand outside of texts are white space of an escaped object.
const comment = /\/\*[\s\S]*?(?:\*\/|$)|(?:\/\/|#)[^\n\r\]}]*|\\(?:[nrt]|(?=[\s{}[\],]))/y
const quotedKey = /["'“”][^"'“”:{}[\],]{1,100}["'“”]\s*:/y
const bareKey = /[\p{ID_Start}_][\p{ID_Continue}-]*["'”]?\s*[:=]/uy

/** Whether `pattern` (sticky) matches at a place. */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** The first place from `at` on that is neither white space nor a comment. */
export function afterBlank(text: string, at: number): number {
  let next = at
  for (;;) {
    while (/\s/.test(text[next] ?? '')) next += 1
    if (!'/#\\'.includes(text[next] ?? ' ') || !matchesAt(comment, text, next)) return next
    next = comment.lastIndex
  }
}

/** Moves over white space and comments; the character there, empty at the end. */
export function skipBlank(cursor: Cursor): string {
  cursor.at = afterBlank(cursor.text, cursor.at)
  return cursor.text[cursor.at] ?? ''
}

/** Whether a name and a colon stand at a place. */
export function isKeyAt(text: string, at: number): boolean {
  return matchesAt(quotedKey, text, at) || matchesAt(bareKey, text, at)
}

/** Whether an object goes on or ends after a comma, so that the comma is none of the text before it. */
export function isMemberNext(text: string, at: number): boolean {
  const next = afterBlank(text, at)
  const char = text[next] ?? ''
  return (
    char === '' ||
    '},]{'.includes(char) ||
    quotes.has(char) ||
    text.startsWith('...', next) ||
    isKeyAt(text, next)
  )
}
