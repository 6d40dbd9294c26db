/** Scores by example: the repeats of one are averaged first, so that each example counts once. */
import { scoreInterval } from './interval.ts'
import { mean } from './statistics/index.ts'

/** Mean over examples and its 95 % interval; null where nothing was scored. */
export interface MetricSummary {
  readonly score: number | null
  readonly ci: readonly [number, number] | null
}

/** Takes the scores of a run, the repeats of an example side by side, and keeps one number for each example. */
export interface ExampleMeans {
  add(exampleId: string, score: number): void
  /** Examples with a score. */
  readonly size: number
  summary(): MetricSummary
}

/** The means of no examples yet. */
export function exampleMeans(): ExampleMeans {
  const means: number[] = []
  // Repeats come side by side, so that one open example is enough.
  let open: { readonly id: string; readonly sum: number; readonly n: number } | undefined
  return {
    add(id, score) {
      if (open?.id === id) {
        open = { id, sum: open.sum + score, n: open.n + 1 }
        means[means.length - 1] = open.sum / open.n
      } else {
        open = { id, sum: score, n: 1 }
        means.push(score)
      }
    },
    get size() {
      return means.length
    },
    summary: () =>
      means.length === 0 ? { score: null, ci: null } : { score: mean(means), ci: scoreInterval(means) },
  }
}
