/** How a run stands while it goes on: rate, cost and time left. */
import type { Row } from '../evaluate/index.ts'
import type { Run } from '../store/index.ts'

/** One look at a run that goes on. */
export interface RunProgress {
  readonly run: string
  readonly done: number
  readonly total: number
  readonly errors: number
  /** Mean of the scored rows so far; null before the first. */
  readonly score: number | null
  /** US dollars paid so far; null when a price is unknown. */
  readonly costUsd: number | null
  readonly simulated: boolean
  /** Rows a second, and milliseconds left at that rate; null before the first row. */
  readonly perSecond: number | null
  readonly leftMs: number | null
}

/** What a meter starts from. */
export interface MeterStart {
  readonly run: Run
  readonly total: number
  /** Rows that were done before. */
  readonly done: number
  readonly now: () => number
}

/** Counts rows and tells of each. */
export function progressMeter(
  { run, total, done: before, now }: MeterStart,
  tell: ((progress: RunProgress) => void) | undefined,
) {
  const startedAt = now()
  let done = before
  let errors = 0
  let scored = 0
  let sum = 0
  let costUsd: number | null = 0
  return {
    add(row: Row) {
      if (tell === undefined) return
      done += 1
      errors += Number(row.error !== undefined)
      const value = row.scores[run.metric]?.value
      if (value !== undefined) {
        scored += 1
        sum += value
      }
      for (const call of row.calls)
        costUsd = costUsd === null || call.costUsd === null ? null : costUsd + call.costUsd
      const perSecond = ((done - before) * 1000) / Math.max(1, now() - startedAt)
      const leftMs = perSecond > 0 ? ((total - done) * 1000) / perSecond : null
      tell({
        run: run.id,
        done,
        total,
        errors,
        score: scored === 0 ? null : sum / scored,
        costUsd,
        simulated: run.simulated,
        perSecond,
        leftMs,
      })
    },
  }
}
