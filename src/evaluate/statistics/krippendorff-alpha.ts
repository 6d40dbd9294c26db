/** Agreement of any number of raters beyond chance, with gaps allowed. */
import { refuse } from './check.ts'

/** One rater's nominal verdict on an item; null where the rater gave none. */
type Rating = string | number | boolean | null

/**
 * Krippendorff's α for nominal ratings: 1 - observed / expected disagreement. Each row is an item, its
 * entries the ratings by the raters; items with fewer than two ratings compare nothing and are left out.
 * Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C.
 * RangeError when no item has two ratings, when all ratings are the same value (α is 0 / 0), or on a NaN.
 */
export function krippendorffAlpha(units: readonly (readonly Rating[])[]): number {
  const pairable = units.map(rated).filter((ratings) => ratings.length >= 2)
  if (pairable.length === 0) refuse('krippendorffAlpha', 'an item with at least 2 ratings', 'none')
  const all = pairable.flat()
  const expected = disagreements(all)
  if (expected === 0) refuse('krippendorffAlpha', 'at least 2 different ratings', `only ${all[0]}`)
  const observed = pairable.reduce((sum, ratings) => sum + disagreements(ratings), 0)
  return 1 - observed / expected
}

function rated(ratings: readonly Rating[]): Rating[] {
  const given = ratings.filter((rating) => rating !== null)
  const odd = given.find((rating) => typeof rating === 'number' && !Number.isFinite(rating))
  if (odd !== undefined) refuse('krippendorffAlpha', 'finite ratings', odd)
  return given
}

/** Ordered pairs of different ratings, per rating: (m² - Σ m_c²) / (m - 1). */
function disagreements(ratings: readonly Rating[]): number {
  const counts = new Map<Rating, number>()
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1)
  const same = [...counts.values()].reduce((sum, count) => sum + count ** 2, 0)
  return (ratings.length ** 2 - same) / (ratings.length - 1)
}
