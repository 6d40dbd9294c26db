/** What was filled in, as a use case takes it. */

/** The number a text is; undefined for an empty one. */
export function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text)
}
