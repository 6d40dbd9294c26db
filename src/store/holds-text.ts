/** Full text search without an index: which JSON documents hold a text in one of their values. */

/**
 * True when a string or number in the JSON document contains the text, upper and lower case alike; names of fields
 * and the marks of JSON itself do not count.
 * @param text in lower case
 */
export function holdsText(json: string, text: string): boolean {
  return hasText(JSON.parse(json), text)
}

/**
 * A pattern for LIKE that fits every JSON document that holds the text, and some others. LIKE knows upper and lower
 * case of ASCII letters only, so that other characters may stand for anything.
 */
export function likePattern(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1)
  return `%${escaped.replace(/[%_]/g, '_').replace(/[^ -~]+/g, '%')}%`
}

function hasText(value: unknown, text: string): boolean {
  if (value === null || typeof value === 'boolean') return false
  if (typeof value === 'object') return Object.values(value).some((item) => hasText(item, text))
  return String(value).toLowerCase().includes(text)
}
