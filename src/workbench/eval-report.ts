/** A run as other programs see it: the document of `eval --json`. */
import type { Reason } from '../engine/index.ts'
import type { MetricSummary } from '../evaluate/index.ts'
import type { ModelChoice, Run, Store } from '../store/index.ts'
import { type PassRate, passRates } from './pass-rates.ts'
import { type SliceTable, sliceTables } from './slice-tables.ts'

/** The document; scores are in [0, 1], an unknown price is null. */
export interface EvalReport {
  readonly schemaVersion: 1
  readonly run: string
  readonly task: string
  readonly program: string
  readonly model: ModelChoice
  readonly metric: string
  readonly n: number
  readonly scored: number
  readonly errors: number
  readonly score: number | null
  readonly ci: readonly [number, number] | null
  readonly metrics: Readonly<Record<string, MetricSummary>>
  readonly calls: number
  readonly cached: number
  readonly tokens: {
    readonly input: number
    readonly cachedInput: number
    readonly output: number
    readonly reasoning: number
  }
  readonly costUsd: number | null
  readonly listCostUsd: number | null
  readonly simulated: boolean
  readonly latencyMs: { readonly p50: number; readonly p95: number } | null
  readonly durationMs: number
  readonly status: Run['status']
  readonly startedAt: string
  readonly resumeCommand: string | null
  readonly error?: Reason | undefined
  /** pass@k and pass^k, where examples were repeated. */
  readonly passRates?: readonly PassRate[] | undefined
  /** One table for each metadata key asked for. */
  readonly slices?: readonly SliceTable[] | undefined
}

/** The report of a stored run. */
export function evalReport(run: Run): EvalReport {
  const { summary, metric } = run
  const { score = null, ci = null } = summary?.metrics[metric] ?? {}
  const { input = 0, cachedInput = 0, output = 0, reasoning = 0 } = summary?.usage ?? {}
  return {
    schemaVersion: 1,
    run: run.id,
    task: run.task,
    program: run.program,
    model: run.model,
    metric,
    n: summary?.n ?? 0,
    scored: summary?.scored ?? 0,
    errors: summary?.errors ?? 0,
    score,
    ci,
    metrics: summary?.metrics ?? {},
    calls: summary?.calls ?? 0,
    cached: summary?.cached ?? 0,
    tokens: { input, cachedInput, output, reasoning },
    costUsd: summary ? summary.costUsd : 0,
    listCostUsd: summary ? summary.listCostUsd : 0,
    simulated: run.simulated,
    latencyMs: summary?.latencyMs ?? null,
    durationMs: run.durationMs ?? 0,
    status: run.status,
    startedAt: run.startedAt,
    resumeCommand: canResume(run) ? `whetstone runs resume ${run.id}` : null,
    ...(run.error ? { error: run.error } : {}),
  }
}

/** The report of a run with what its repeats and slices say, which takes a look at every row. */
export function fullEvalReport(store: Store, run: Run, slices: readonly string[] = []): EvalReport {
  const rates = passRates(store, run)
  // A run that stopped early may lack the key that its data have.
  const isSliced = slices.length > 0 && run.status === 'done'
  return {
    ...evalReport(run),
    ...(rates.length === 0 ? {} : { passRates: rates }),
    ...(isSliced ? { slices: sliceTables(store, run, slices) } : {}),
  }
}

/** True for a run that stopped before its last example. */
export function canResume({ status, kind }: Run): boolean {
  return kind === 'eval' && status !== 'done' && status !== 'running'
}
