/** Turns what people say of themselves into what is said about them: `my van` → `their van`. */

const swaps: readonly (readonly [RegExp, string])[] = [
  [/\b(?:I am|I'm|we are|we're)\b/gi, 'they are'],
  [/\b(?:I was|we were)\b/gi, 'they were'],
  [/\b(?:I've|we've)\b/gi, 'they have'],
  [/\b(?:I'll|we'll)\b/gi, 'they will'],
  [/\b(?:I'd|we'd)\b/gi, 'they would'],
  [/\b(?:am I|are we)\b/g, 'are they'],
  [/\b(?:I|we|We)\b/g, 'they'],
  [/\b(?:me|us)\b/g, 'them'],
  [/\b(?:my|our|My|Our)\b/g, 'their'],
  [/\b(?:mine|ours)\b/g, 'theirs'],
  [/\b(?:myself|ourselves)\b/g, 'themselves'],
]

/** A clause in the first person, put in the third. */
export function thirdPerson(clause: string): string {
  return swaps.reduce((text, [from, to]) => text.replace(from, to), clause)
}

/** A text without quotation marks, without white space at its ends and a full stop at the end. */
export function bare(text: string): string {
  const unquoted = text
    .replace(/["“”]/g, '')
    .replace(/(^|[\s(])['‘]/g, '$1')
    .replace(/['’](?=[\s,.;:!?)]|$)/g, '')
  return unquoted
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:!?]+$/, '')
}

const named =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December|English|French|German|Spanish|Internet)\b/

/** A text with a small first letter, unless its first word is an acronym, `I`, a day or a month. */
export function lowerFirst(text: string): string {
  if (named.test(text)) return text
  return /^(?:[A-Z][a-z'-]|A\s)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** A text with a capital first letter. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
