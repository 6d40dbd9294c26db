/** What the tests of the renderers share: reports that could be. */
import type { CompareReport, EvalReport, Run } from '../workbench/index.ts'

/** A run of 100 rows. */
export function evalReportOf(own: Partial<EvalReport> = {}): EvalReport {
  return {
    ...{
      schemaVersion: 1,
      run: '20261123-0700-aaaa',
      task: 'hmw',
      program: 'hmw',
      model: 'openai/gpt-5-nano',
    },
    ...{ metric: 'hmw_quality', n: 100, scored: 98, errors: 2, score: 0.613, ci: [0.54, 0.68] },
    metrics: {
      hmw_quality: { score: 0.613, ci: [0.54, 0.68] },
      hmw_quality_strict: { score: 0.25, ci: [0.17, 0.34] },
    },
    ...{ calls: 105, cached: 5, tokens: { input: 123_456, cachedInput: 0, output: 7_890, reasoning: 0 } },
    ...{ costUsd: 0.0123, listCostUsd: 0.0129, simulated: false, latencyMs: { p50: 900, p95: 2000 } },
    ...{ durationMs: 64_000, status: 'done', startedAt: '2026-11-23T07:00:00.000Z', resumeCommand: null },
    ...own,
  }
}

/** A comparison of 80 pairs. */
export function compareReportOf(own: Partial<CompareReport> = {}): CompareReport {
  return {
    ...{ schemaVersion: 1, a: '20261123-0700-aaaa', b: '20261123-0800-bbbb', metric: 'hmw_quality' },
    ...{ programA: 'hmw', programB: 'hmw' },
    ...{ modelA: 'openai/gpt-5-nano', modelB: 'openai/gpt-5-mini', margin: null, pairs: 80, excluded: 3 },
    ...{ scoreA: 0.6, scoreB: 0.7, difference: 0.1, ci: [0.03, 0.17], p: 0.004, test: 'sign-flip' },
    ...{ wins: 30, losses: 12, ties: 38, detectable: 0.09, needed: 0, verdict: 'b_better' },
    ...{ costRatio: 5.02, latencyRatio: 1.26, simulated: false },
    ...own,
  }
}

/** A stored run of 100 rows. */
export function runOf(own: Partial<Run> = {}): Run {
  return {
    ...{
      id: '20261123-0700-aaaa',
      kind: 'eval',
      task: 'hmw',
      program: 'hmw',
      programHash: '0123456789abcdef',
    },
    ...{ datasetPath: '/data/dev.jsonl', datasetHash: 'fedcba9876543210', model: 'openai/gpt-5-nano' },
    ...{
      metric: 'hmw_quality',
      metrics: ['hmw_quality'],
      config: {},
      versions: {},
      simulated: false,
      pid: 1,
    },
    ...{ total: 100, status: 'done', startedAt: '2026-11-23T07:00:00.000Z', durationMs: 64_000 },
    summary: {
      ...{ n: 100, scored: 98, errors: 2, calls: 105, cached: 5, costUsd: 0.0123, listCostUsd: 0.0129 },
      metrics: { hmw_quality: { score: 0.613, ci: [0.54, 0.68] } },
      usage: { input: 1, cachedInput: 0, cacheWrite: 0, output: 1, reasoning: 0 },
      latencyMs: { p50: 900, p95: 2000 },
    },
    ...own,
  }
}
