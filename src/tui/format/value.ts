/** Values of fields as text: short on one line, or in full over several. */
import { cleanLines } from '../text/clean.ts'

/** One line, cut at `units` code units: text as it is, lists joined, the rest as JSON. */
export function oneLine(value: unknown, units: number): string {
  if (typeof value === 'string') return value.slice(0, units)
  if (isTexts(value)) {
    let joined = ''
    for (const text of value) {
      if (joined.length >= units) break
      joined += (joined === '' ? '' : ' / ') + text.slice(0, units)
    }
    return joined.slice(0, units)
  }
  return compact(value).slice(0, units)
}

/** In full: text as it is, texts as a numbered list, other values as JSON, short ones on one line. */
export function fullText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isTexts(value) && value.length > 0) return value.map((text, i) => `${i + 1}. ${text}`).join('\n')
  const short = compact(value)
  return short.length <= 60 ? short : json(value)
}

/** JSON over several lines. What drawing would strip is escaped, so that it can be seen. */
export function json(value: unknown): string {
  const text = JSON.stringify(value, null, 2) ?? 'undefined'
  return cleanLines(text) === text ? text : [...text].map(escaped).join('')
}

function compact(value: unknown): string {
  // Breaks inside strings are escaped, so that every real one stands between tokens.
  return (JSON.stringify(value, null, 1) ?? 'undefined').replace(/\n */g, ' ')
}

function escaped(character: string): string {
  if (cleanLines(character) === character) return character
  return [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('')
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
