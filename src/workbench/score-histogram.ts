/** How the scores of a run are spread. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Store } from '../store/index.ts'
import { storedMarks } from './stored-rows.ts'

/** Rows counted by score in ten equal bins of [0, 1], a score of 1 in the last; errors apart. */
export interface ScoreHistogram {
  readonly bins: readonly number[]
  readonly errors: number
}

const binCount = 10

/** Other work goes on after so many rows. */
const rowsPerTurn = 1000

/** Counts the rows of a run; of one that is not there, all bins are empty. */
export async function scoreHistogram(store: Pick<Store, 'marks'>, runId: string): Promise<ScoreHistogram> {
  const bins = Array.from({ length: binCount }, () => 0)
  let [errors, read] = [0, 0]
  for (const { score } of storedMarks(store, runId)) {
    if (score === null) errors += 1
    else {
      const bin = Math.min(binCount - 1, Math.max(0, Math.floor(score * binCount)))
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    read += 1
    if (read % rowsPerTurn === 0) await turn()
  }
  return { bins, errors }
}
