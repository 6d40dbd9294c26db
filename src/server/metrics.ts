/** Counters of the service in the text form of Prometheus. */
import type { LiveReport } from '../workbench/index.ts'
import { type Histogram, histogram, histogramLines } from './histogram.ts'

/** One value with its labels; no label holds what a client wrote. */
type Labels = Readonly<Record<string, string | number>>

/** The counters. */
export interface Metrics {
  request(request: { readonly route: string; readonly status: number; readonly seconds: number }): void
  generation(task: string, report: LiveReport, isAnswered: boolean): void
  /** The document; gauges are read now. */
  text(gauges: Readonly<Record<string, number>>): string
}

/** Counters that begin at 0. */
export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const durations = new Map<string, Histogram>()
  const add = (name: string, labels: Labels, amount: number) => {
    const series = counters.get(name) ?? new Map<string, number>()
    const key = labelText(labels)
    series.set(key, (series.get(key) ?? 0) + amount)
    counters.set(name, series)
  }
  return {
    request({ route, status, seconds }) {
      add('whetstone_requests_total', { route, status }, 1)
      const known = durations.get(route) ?? histogram()
      known.add(seconds)
      durations.set(route, known)
    },
    generation(task, { usage, costUsd, fallbackUsed }, isAnswered) {
      add('whetstone_generations_total', { task, outcome: isAnswered ? 'answered' : 'failed' }, 1)
      add('whetstone_fallbacks_total', { task }, Number(fallbackUsed))
      add('whetstone_tokens_total', { task, kind: 'input' }, usage.input)
      add('whetstone_tokens_total', { task, kind: 'output' }, usage.output)
      add('whetstone_cost_usd_total', { task }, costUsd ?? 0)
    },
    text: (gauges) =>
      [
        ...[...counters].map(counterLines),
        ...histogramLines('whetstone_request_seconds', durations),
        ...Object.entries(gauges).map(gaugeLines),
      ].join(''),
  }
}

function counterLines([name, series]: [string, ReadonlyMap<string, number>]): string {
  const lines = [...series].map(([labels, value]) => `${name}${labels} ${value}\n`)
  return `# TYPE ${name} counter\n${lines.join('')}`
}

function gaugeLines([name, value]: [string, number]): string {
  return `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}\n${name} ${value}\n`
}

function labelText(labels: Labels): string {
  const inner = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return `{${inner.join(',')}}`
}
