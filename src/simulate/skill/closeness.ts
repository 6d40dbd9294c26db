/** How much a demo's inputs have to do with a question: shared content words, mapped to [0.35, 1]. */

/** The share of its weight that a demo of a wholly foreign field keeps. */
const foreignShare = 0.35
/** Cosine at which a demo is half-way in the field; notes on two products of one field share about 0.135. */
const halfWay = 0.105
const steepness = 60

/** The cosine of two sets of words: 0 shares nothing, 1 is the same. */
export function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const word of small) if (large.has(word)) shared += 1
  return shared / Math.sqrt(a.size * b.size)
}

/** The weight of a demo for a question, by the content words of both. */
export function closeness(question: ReadonlySet<string>, demo: ReadonlySet<string>): number {
  const inField = 1 / (1 + Math.exp(-steepness * (cosine(question, demo) - halfWay)))
  return foreignShare + (1 - foreignShare) * inField
}
