/** How long a text is, in words. */

/** The words of a text, split at white space. */
export function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
