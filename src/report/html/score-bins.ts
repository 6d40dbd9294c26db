/** Scores in bins: ten of ten points, and the perfect ones apart, since many metrics pile up there. */

/** How many there are. */
export const scoreBins = 11

/** The bin of a score in [0, 1]; the last is for 1 alone. */
export function scoreBin(score: number): number {
  // A hair above, so that 1 − 0.9, a little below 0.1 in binary, falls where it belongs.
  return Math.min(scoreBins - 1, Math.floor(10 * score + 1e-9))
}
