/** Counters of the service in the text form of Prometheus. */
import type { LiveReport } from '../workbench/index.ts'

/** One value with its labels; no label holds what a client wrote. */
type Labels = Readonly<Record<string, string | number>>

const bucketsS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** The counters. */
export interface Metrics {
  request(request: { readonly route: string; readonly status: number; readonly seconds: number }): void
  generation(task: string, report: LiveReport, isAnswered: boolean): void
  /** The document; gauges are read now. */
  text(gauges: Readonly<Record<string, number>>): string
}

/** Counters that begin at 0. */
export function createMetrics(): Metrics {
  const values = new Map<string, Map<string, number>>()
  const add = (name: string, labels: Labels, amount: number) => {
    const series = values.get(name) ?? new Map<string, number>()
    const key = labelText(labels)
    series.set(key, (series.get(key) ?? 0) + amount)
    values.set(name, series)
  }
  return {
    request({ route, status, seconds }) {
      add('whetstone_requests_total', { route, status }, 1)
      for (const le of bucketsS) add('whetstone_request_seconds_bucket', { route, le }, Number(seconds <= le))
      add('whetstone_request_seconds_bucket', { route, le: '+Inf' }, 1)
      add('whetstone_request_seconds_sum', { route }, seconds)
      add('whetstone_request_seconds_count', { route }, 1)
    },
    generation(task, { usage, costUsd, fallbackUsed }, isAnswered) {
      add('whetstone_generations_total', { task, outcome: isAnswered ? 'answered' : 'failed' }, 1)
      add('whetstone_fallbacks_total', { task }, Number(fallbackUsed))
      add('whetstone_tokens_total', { task, kind: 'input' }, usage.input)
      add('whetstone_tokens_total', { task, kind: 'output' }, usage.output)
      add('whetstone_cost_usd_total', { task }, costUsd ?? 0)
    },
    text: (gauges) => [...families(values), ...Object.entries(gauges).map(gaugeText)].join(''),
  }
}

function families(values: ReadonlyMap<string, ReadonlyMap<string, number>>): string[] {
  const types = new Set<string>()
  return [...values].map(([name, series]) => {
    const family = name.replace(/_(bucket|sum|count)$/, '')
    const type = family === name ? 'counter' : 'histogram'
    const head = types.has(family) ? '' : `# TYPE ${family} ${type}\n`
    types.add(family)
    return head + [...series].map(([labels, value]) => `${name}${labels} ${value}\n`).join('')
  })
}

function gaugeText([name, value]: [string, number]): string {
  return `# TYPE ${name} gauge\n${name} ${value}\n`
}

function labelText(labels: Labels): string {
  const inner = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return `{${inner.join(',')}}`
}
