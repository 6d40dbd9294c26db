/** How the scores of a run are spread. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Store } from '../store/index.ts'

/** Rows counted by score in ten equal bins of [0, 1], a score of 1 in the last; errors apart. */
export interface ScoreHistogram {
  readonly bins: readonly number[]
  readonly errors: number
}

const binCount = 10

/** Rows read at a time: other work goes on between two pages. */
const page = 500

/** Counts the rows of a run; without a `store.rows` that knows it, all bins are empty. */
export async function scoreHistogram(store: Pick<Store, 'rows'>, runId: string): Promise<ScoreHistogram> {
  const bins = Array.from({ length: binCount }, () => 0)
  let errors = 0
  for (let offset = 0; ; offset += page) {
    const rows = store.rows({ runId, offset, limit: page })
    for (const { score } of rows) {
      if (score === null) errors += 1
      else {
        const bin = Math.min(binCount - 1, Math.max(0, Math.floor(score * binCount)))
        bins[bin] = (bins[bin] ?? 0) + 1
      }
    }
    if (rows.length < page) return { bins, errors }
    await turn()
  }
}
