/** Values that are still being written. */
import { parsedJson } from '../parsed-json.ts'
import { type Field, isFreeText } from '../signature/index.ts'
import { parseLoosely, valueFrom } from './text.ts'

/** What the beginning of a section tells: texts and lists so far, objects once they are closed, nothing else. */
export function openValue(field: Field, text: string): unknown {
  if (text === '') return undefined
  if (isFreeText(field)) {
    const mayBecomeNull = (field.isNullable || field.isOptional) && /^"*(?:n|nu|nul|null)?$/.test(text)
    return mayBecomeNull ? undefined : valueFrom(field, text)
  }
  if (field.isText) return undefined
  if (text.startsWith('[')) return parseLoosely(unfinished(text))
  return text.startsWith('{') ? parsedJson(text) : undefined
}

/**
 * JSON so far, as far as it is certain: a number or word at the very end may go on, so may an escape. The first name of
 * an object without its colon would read as a list of one.
 */
export function unfinished(json: string): string {
  return json
    .replace(/[\w.+-]*$/, '')
    .replace(/\\+$/, (slashes) => '\\'.repeat(slashes.length - (slashes.length % 2)))
    .replace(/\{\s*"(?:[^"\\]|\\.)*"?\s*$/, '{')
}
