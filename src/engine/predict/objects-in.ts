/** The objects in a text with other braces before them. */
import { isPlainObject } from '../canonical.ts'
import { parsedJson } from '../parsed-json.ts'

/** Starts that are tried: prose has few braces, and noise is not worth more. */
const mostStarts = 50

/** The texts of well-formed objects that end where the last brace of a text does, the longest first. */
export function* objectsIn(text: string): Iterable<string> {
  const end = text.lastIndexOf('}') + 1
  let start = text.indexOf('{', 1)
  for (let tried = 0; start >= 0 && tried < mostStarts; tried += 1) {
    const own = text.slice(start, end)
    if (!isInner(text.slice(Math.max(0, start - 20), start)) && isPlainObject(parsedJson(own))) yield own
    start = text.indexOf('{', start + 1)
  }
}

/** Part of another object, by what stands before it: that one was cut off, and its part is no answer. */
function isInner(before: string): boolean {
  return /(['"]\s*:|[,[{])\s*$/.test(before)
}
