/** How far a run has come of which there is no summary yet: one that goes on, in any process, or that died. */
import type { Browser } from './browse.ts'

/** What the rows tell that are stored already. */
export interface RunSoFar {
  readonly done: number
  readonly errors: number
  /** Mean of the scored rows in [0, 1]; null before the first; absent where there are too many to read at each look. */
  readonly score?: number | null | undefined
  /** US dollars; null when a price is unknown; absent as `score`. */
  readonly costUsd?: number | null | undefined
}

/** Rows whose scores and costs are read at each look: a few milliseconds. */
const mostRead = 4000

/** Counts the rows of a run, and reads scores and costs of not too many. */
export function runSoFar(browser: Pick<Browser, 'countRows' | 'searchRows'>, runId: string): RunSoFar {
  const done = browser.countRows({ runId })
  const errors = browser.countRows({ runId, which: 'errors' })
  if (done > mostRead) return { done, errors }
  const read = (sortBy: string) => browser.searchRows({ runId, sortBy }).map(({ key }) => key)
  const scores = read('score').filter((score) => typeof score === 'number')
  const costs = read('cost')
  return {
    done,
    errors,
    score: scores.length === 0 ? null : sum(scores) / scores.length,
    costUsd: costs.every((cost) => typeof cost === 'number') ? sum(costs) : null,
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
