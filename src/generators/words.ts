/** How long a text is, in words. */

/** The words of a text, split at white space. */
export function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

/** Tells whether a text has at least so many words; it is read no further than that. */
export function hasWords(least: number): (text: string) => boolean {
  const pattern = new RegExp(`^\\s*\\S+(?:\\s+\\S+){${least - 1}}`)
  return (text) => pattern.test(text)
}
