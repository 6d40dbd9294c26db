/** What the service logs: one line per request, in the fields that existing dashboards know. Never texts, never keys. */
import type { DriftReport, LiveReport } from '../workbench/index.ts'

/** Takes log lines, as a pino logger does. */
export interface Log {
  info(fields: object): void
  warn(fields: object): void
}

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {} }

/** Fields of a generation, whatever came of it. */
export function callFields(report: LiveReport) {
  const { input, cachedInput, output, reasoning } = report.usage
  return {
    module_name: report.program,
    program_hash: report.programHash,
    model: modelText(report.model),
    duration_ms: Math.round(report.durationMs),
    token_usage: { input, cached_input: cachedInput, output, reasoning, total: input + output },
    cost_usd: report.costUsd,
    cached: report.cached,
    fallback_used: report.fallbackUsed,
  }
}

/** Fields of a look at live scores; scores are in [0, 1]. */
export function driftFields({ task, metric, live, blessed, difference, ci, verdict }: DriftReport) {
  return {
    event_type: 'drift',
    module_name: live.program,
    model: modelText(live.model),
    ...{ task, metric, verdict, difference, difference_ci: ci },
    ...{ live_run: live.run, live_score: live.score, live_ci: live.ci, live_scored: live.scored },
    ...{ blessed_run: blessed.run, blessed_score: blessed.score, blessed_ci: blessed.ci },
  }
}

/** One model, or `part=model,part=model`. */
export function modelText(model: LiveReport['model']): string {
  if (typeof model === 'string') return model
  return Object.entries(model)
    .map(([part, id]) => `${part}=${id}`)
    .join(',')
}
