/** The use case of `compare`: two runs, or several models on the same data, and a verdict. */
import { InputError } from '../engine/index.ts'
import { comparePairs, type Pair, type PairedComparison, statistics, verdictOf } from '../evaluate/index.ts'
import type { Run, Store } from '../store/index.ts'
import { type EvaluateTaskOptions, evaluateTask } from './evaluate-task.ts'
import type { Session } from './session.ts'

/** The document of `compare --json` for two arms; `a` and `b` are run ids. Ratios are b ÷ a, null when unknown. */
export interface CompareReport extends PairedComparison {
  readonly schemaVersion: 1
  readonly a: string
  readonly b: string
  readonly modelA: Run['model']
  readonly modelB: Run['model']
  readonly metric: string
  readonly margin: number | null
  /** Examples left out because an arm has no score for them. */
  readonly excluded: number
  readonly costRatio: number | null
  readonly latencyRatio: number | null
  readonly simulated: boolean
}

/** The document for more than two arms: every pair, p values adjusted by Holm. */
export interface ManyCompareReport {
  readonly schemaVersion: 1
  readonly pairs: readonly CompareReport[]
  readonly holm: true
}

/** How a comparison is read. */
export interface CompareRunsOptions {
  readonly margin?: number | undefined
}

/**
 * Compares two stored runs on the examples both have scored.
 * @throws InputError `unknown_run`, `not_comparable`.
 */
export async function compareRuns(
  session: Session,
  refs: readonly [string, string],
  { margin }: CompareRunsOptions = {},
): Promise<CompareReport> {
  const store = await session.store()
  const [a, b] = [store.run(refs[0]), store.run(refs[1])]
  requireComparable(a, b)
  const [scoresA, scoresB] = [scoresOf(store, a), scoresOf(store, b)]
  const ids = new Set([...scoresA.keys(), ...scoresB.keys()])
  const pairs = [...ids].flatMap((id) => pairOf(scoresA.get(id), scoresB.get(id)))
  if (pairs.length === 0 && scoresA.size > 0 && scoresB.size > 0) {
    throw new InputError(
      'not_comparable',
      `${a.id} and ${b.id}: expected runs over the same examples, got none in common`,
      { a: a.id, b: b.id },
    )
  }
  return {
    schemaVersion: 1,
    ...{ a: a.id, b: b.id, modelA: a.model, modelB: b.model, metric: a.metric, margin: margin ?? null },
    ...comparePairs(pairs, { margin }),
    excluded: ids.size - pairs.length,
    costRatio: ratio(b.summary?.listCostUsd, a.summary?.listCostUsd),
    latencyRatio: ratio(b.summary?.latencyMs?.p50, a.summary?.latencyMs?.p50),
    simulated: a.simulated || b.simulated,
  }
}

/** Which models to compare, on what. */
export interface CompareModelsOptions extends Omit<EvaluateTaskOptions, 'model'>, CompareRunsOptions {
  readonly models: readonly string[]
}

/**
 * Evaluates a program with each model and compares every pair; Holm's correction over more than two models.
 * @throws InputError `too_few_models`, and whatever `evaluateTask` refuses.
 */
export async function compareModels(
  session: Session,
  options: CompareModelsOptions,
): Promise<CompareReport | ManyCompareReport> {
  const { models, margin, ...rest } = options
  if (new Set(models).size < 2)
    throw new InputError(
      'too_few_models',
      `--models: expected at least two different models, got ${models.join(', ')}`,
      { models },
    )
  const runs: string[] = []
  for (const model of models) {
    const { run, status, error } = await evaluateTask(session, { ...rest, model })
    if (status !== 'done')
      throw new InputError(
        'run_not_done',
        `${run} (${model}) ended as ${status}${error ? `: ${error.message}` : ''}; the models were not compared`,
        { run, status },
      )
    runs.push(run)
  }
  const [first = '', second = ''] = runs
  if (runs.length === 2) return compareRuns(session, [first, second], { margin })
  const pairs = runs.flatMap((a, i) => runs.slice(i + 1).map((b) => [a, b] as const))
  const compared: CompareReport[] = []
  for (const pair of pairs) compared.push(await compareRuns(session, pair, { margin }))
  return { schemaVersion: 1, pairs: withHolm(compared), holm: true }
}

function withHolm(reports: readonly CompareReport[]): CompareReport[] {
  const adjusted = statistics.holm(reports.map(({ p }) => p ?? 1))
  return reports.map((report, i) => {
    const { difference, ci, margin } = report
    if (report.p === null || difference === null || ci === null) return report
    const p = adjusted[i] ?? 1
    return {
      ...report,
      p,
      verdict: verdictOf({ p, alpha: 0.05, difference, low: ci[0], margin: margin ?? undefined }),
    }
  })
}

/** Mean score over the repeats of each example; null where the arm has only errors for it. */
function scoresOf(store: Store, run: Run): Map<string, number | null> {
  const sums = new Map<string, { sum: number; n: number }>()
  const page = 1000
  for (let offset = 0; ; offset += page) {
    const rows = store.rows({ runId: run.id, offset, limit: page })
    for (const { exampleId, score } of rows) {
      const { sum, n } = sums.get(exampleId) ?? { sum: 0, n: 0 }
      sums.set(exampleId, score === null ? { sum, n } : { sum: sum + score, n: n + 1 })
    }
    if (rows.length < page) break
  }
  return new Map([...sums].map(([id, { sum, n }]) => [id, n === 0 ? null : sum / n]))
}

function pairOf(a: number | null | undefined, b: number | null | undefined): Pair[] {
  return typeof a === 'number' && typeof b === 'number' ? [{ a, b }] : []
}

function requireComparable(a: Run, b: Run): void {
  const differing = (['task', 'metric'] as const).find((key) => a[key] !== b[key])
  if (differing === undefined) return
  throw new InputError(
    'not_comparable',
    `${a.id} and ${b.id}: expected runs of the same ${differing}, got ${a[differing]} and ${b[differing]}`,
    { a: a.id, b: b.id, differing },
  )
}

function ratio(b: number | null | undefined, a: number | null | undefined): number | null {
  return typeof a === 'number' && typeof b === 'number' && a > 0 ? b / a : null
}
