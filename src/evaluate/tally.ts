/** Running sums over rows, so that a run of any size is summarized without keeping its rows. */
import { addSpend, noSpend, type Spend, type Usage } from '../engine/index.ts'
import { exampleMeans, type MetricSummary } from './example-means.ts'
import type { Row } from './row.ts'
import { sortedQuantile } from './statistics/quantile.ts'

/** What is known of a run at any moment. */
export interface Summary {
  /** Rows done, and how many of them have a score or an error. */
  readonly n: number
  readonly scored: number
  readonly errors: number
  /** By metric name; repeats of one example are averaged first. */
  readonly metrics: Readonly<Record<string, MetricSummary>>
  readonly calls: number
  readonly cached: number
  readonly usage: Usage
  readonly costUsd: number | null
  readonly listCostUsd: number | null
  /** Of the first, uncached answers; null before the first. */
  readonly latencyMs: { readonly p50: number; readonly p95: number } | null
}

/** Takes rows, gives summaries. */
export interface Tally {
  add(row: Row): void
  summary(): Summary
}

/** An empty tally for the named metrics. */
export function tally(metricNames: readonly string[]): Tally {
  const means = new Map(metricNames.map((name) => [name, exampleMeans()]))
  const latencies: number[] = []
  let counts = { n: 0, scored: 0, errors: 0, calls: 0, cached: 0 }
  let spend: Spend = noSpend
  return {
    add(row) {
      const { n, scored, errors, calls, cached } = counts
      const hits = row.calls.filter((call) => call.cached).length
      const isScored = row.error === undefined
      counts = {
        n: n + 1,
        scored: scored + Number(isScored),
        errors: errors + Number(!isScored),
        calls: calls + row.calls.length,
        cached: cached + hits,
      }
      for (const call of row.calls) {
        if (call.finishReason !== 'error') latencies.push(call.latencyMs)
        spend = addSpend(spend, call)
      }
      for (const [name, mean] of means) {
        const score = row.scores[name]?.value
        if (score !== undefined) mean.add(row.exampleId, score)
      }
    },
    summary: () => ({
      ...counts,
      ...spend,
      metrics: Object.fromEntries([...means].map(([name, mean]) => [name, mean.summary()])),
      latencyMs: quantilesOf(latencies),
    }),
  }
}

function quantilesOf(latencies: readonly number[]): Summary['latencyMs'] {
  if (latencies.length === 0) return null
  const sorted = Float64Array.from(latencies).sort()
  return { p50: sortedQuantile(sorted, 0.5), p95: sortedQuantile(sorted, 0.95) }
}
