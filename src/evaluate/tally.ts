/** Running sums over rows, so that a run of any size is summarized without keeping its rows. */
import { addSpend, noSpend, type Spend, type Usage } from '../engine/index.ts'
import { scoreInterval } from './interval.ts'
import type { Row } from './row.ts'

/** Mean and 95 % interval; null where nothing was scored. */
export interface MetricSummary {
  readonly score: number | null
  readonly ci: readonly [number, number] | null
}

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
      for (const [name, mean] of means) mean.add(row.exampleId, row.scores[name]?.value)
    },
    summary: () => ({
      ...counts,
      ...spend,
      metrics: Object.fromEntries([...means].map(([name, mean]) => [name, mean.summary()])),
      latencyMs:
        latencies.length === 0 ? null : { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) },
    }),
  }
}

/** The q-th quantile by linear interpolation (type 7, as R and NumPy). */
export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort()
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

/** Means per example: its repeats come side by side, so one open example is enough. */
function exampleMeans() {
  const values: number[] = []
  let open: { id: string; sum: number; n: number } | undefined
  return {
    add(id: string, value: number | undefined) {
      if (value === undefined) return
      if (open?.id === id) {
        open = { id, sum: open.sum + value, n: open.n + 1 }
        values[values.length - 1] = open.sum / open.n
      } else {
        open = { id, sum: value, n: 1 }
        values.push(value)
      }
    },
    summary(): MetricSummary {
      if (values.length === 0) return { score: null, ci: null }
      return {
        score: values.reduce((sum, value) => sum + value, 0) / values.length,
        ci: scoreInterval(values),
      }
    },
  }
}
