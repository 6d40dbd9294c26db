/** The rows that need a look: errors first, then from the lowest score up. */

/** A row by its place and score; null for an error row. */
export interface Ranked {
  readonly index: number
  readonly score: number | null
}

/** At most `limit` rows are kept: never many more than that are held, however many come. */
export interface Lowest<T extends Ranked> {
  add(row: T): void
  /** In order. */
  result(): T[]
}

/** No rows yet. */
export function lowest<T extends Ranked>(limit: number): Lowest<T> {
  let kept: T[] = []
  const result = () => kept.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index).slice(0, limit)
  return {
    add(row) {
      kept.push(row)
      // Sorting now and then costs less than finding the place of each.
      if (kept.length > 2 * limit + 100) kept = result()
    },
    result,
  }
}

function rank({ score }: Ranked): number {
  return score ?? -1
}
