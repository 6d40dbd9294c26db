/** One pass over the rows of a run: how scores are spread, which rows come first, and what they can be grouped by. */
import type { RowMark } from '../../workbench/index.ts'
import { lowest, type Ranked } from '../lowest.ts'
import { scoreBin, scoreBins } from './score-bins.ts'
import { sliceKeys } from './slice-keys.ts'

/** What is known of a run after one pass. */
export interface Fold {
  readonly rows: number
  readonly errors: number
  /** Rows with a score by bin of `scoreBins`. */
  readonly bins: readonly number[]
  /** Errors first, then from the lowest score up; as many as were asked for. */
  readonly first: readonly Ranked[]
  /** Metadata keys worth a table. */
  readonly keys: readonly string[]
}

/** Reads every row once and keeps `limit` of them. Scores are those of the run's metric. */
export function foldRows(rows: Iterable<Pick<RowMark, 'index' | 'score' | 'metadata'>>, limit: number): Fold {
  const first = lowest(limit)
  const keys = sliceKeys()
  const bins = Array.from({ length: scoreBins }, () => 0)
  let [count, errors] = [0, 0]
  for (const { index, score, metadata } of rows) {
    count += 1
    first.add({ index, score })
    keys.add({ metadata })
    if (score === null) errors += 1
    else bins[scoreBin(score)] = (bins[scoreBin(score)] ?? 0) + 1
  }
  return { rows: count, errors, bins, first: first.result(), keys: keys.result() }
}
