/** The figure that DSPy prints for an evaluation, from our rows. */

/** A row of an evaluation, or one as the store gives it. */
export interface ScoredRow {
  /** As the store gives it: the value of the run's metric, null for an error row. */
  readonly score?: number | null | undefined
  /** As an evaluation gives them: by metric name, the first is the score; empty for an error row. */
  readonly scores?: Readonly<Record<string, { readonly value: number }>> | undefined
}

/**
 * `round(100 × mean, 2)` as `dspy.Evaluate` reports it, on its scale of 0 to 100. Rows are summed one after another
 * and an error row counts as `failureScore`: elsewhere errors never count as scores.
 * Null for no rows, where DSPy fails.
 */
export function dspyScore(rows: Iterable<ScoredRow>, failureScore = 0): number | null {
  let sum = 0
  let n = 0
  for (const row of rows) {
    sum += scoreOf(row) ?? failureScore
    n += 1
  }
  return n === 0 ? null : pythonRound2((100 * sum) / n)
}

/**
 * Python's `round(x, 2)`: to the nearest of two decimals by the exact value of the binary float, ties to the even
 * one. RangeError unless |x| < 1e21.
 */
export function pythonRound2(x: number): number {
  if (!(Math.abs(x) < 1e21)) throw new RangeError(`pythonRound2: expected |x| < 1e21; got ${x}`)
  // Only odd multiples of 1/8 lie exactly between two hundredths; `toFixed` is exact elsewhere, but rounds those up.
  if (Math.abs((x * 8) % 2) !== 1) return Number(x.toFixed(2))
  const below = Math.floor(x * 100)
  return (below % 2 === 0 ? below : below + 1) / 100
}

function scoreOf({ score, scores }: ScoredRow): number | undefined {
  return score ?? Object.values(scores ?? {})[0]?.value
}
