/** The difference of two means of independent samples, from the intervals that each has by itself. */

/** A mean with its 95 % interval. */
export interface Scored {
  readonly score: number
  readonly ci: readonly [number, number]
}

/**
 * Mean of `a` − mean of `b`. The interval squares and adds the distances to the limits of both (MOVER: Zou & Donner,
 * Statistics in Medicine 27 (2008) 1693–1702; for proportions and Wilson limits it is Newcombe's method 10 of 1998), so
 * that limits which are not symmetric, as those near 0 and 1 and of constant rows, keep their meaning.
 */
export function meanDifference(
  a: Scored,
  b: Scored,
): { readonly difference: number; readonly ci: readonly [number, number] } {
  const difference = a.score - b.score
  const below = Math.hypot(a.score - a.ci[0], b.ci[1] - b.score)
  const above = Math.hypot(a.ci[1] - a.score, b.score - b.ci[0])
  return { difference, ci: [difference - below, difference + above] }
}
