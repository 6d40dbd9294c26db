/** The use case of `compare` for two stored runs: paired on example and repeat, with a verdict. */
import { InputError } from '../engine/index.ts'
import { comparePairs, type Pair } from '../evaluate/index.ts'
import type { Run } from '../store/index.ts'
import type { CompareReport, Flip } from './compare-report.ts'
import { explain } from './explain.ts'
import { pairRuns, type RunPair } from './pair-runs.ts'
import { ratiosOf } from './ratios.ts'
import { requireComparable } from './require-comparable.ts'
import type { Session } from './session.ts'

export type { CompareReport, ManyCompareReport } from './compare-report.ts'

/** How a comparison is read. */
export interface CompareRunsOptions {
  readonly margin?: number | undefined
  /** A metadata key: examples that share its value count as one cluster. */
  readonly cluster?: string | undefined
  /** Adds why the score changed, from what is stored; no model is asked. */
  readonly explain?: boolean | undefined
}

const shownFlips = 50

/**
 * Compares two stored runs on the examples both have scored.
 * @throws InputError `unknown_run`, `not_comparable`, `run_not_done`, `no_rows`, `nothing_scored`, `unknown_cluster`.
 */
export async function compareRuns(
  session: Session,
  refs: readonly [string, string],
  options: CompareRunsOptions = {},
): Promise<CompareReport> {
  const store = await session.store()
  const [a, b] = [store.run(refs[0]), store.run(refs[1])]
  requireComparable(store, a, b)
  const { pairs: both, unpaired } = pairRuns(store, a, b)
  if (both.length === 0) throw nothingInCommon(a, b)
  const scored = both.filter(isScored)
  const clusters = options.cluster === undefined ? undefined : labelsOf(scored, options.cluster)
  const { margin } = options
  return {
    schemaVersion: 1,
    ...{ a: a.id, b: b.id, modelA: a.model, modelB: b.model, metric: a.metric, margin: margin ?? null },
    ...comparePairs(scored, { margin, clusters }),
    excluded: unpaired + both.length - scored.length,
    ...ratiosOf(store, [a, b], scored),
    simulated: a.simulated || b.simulated,
    unpaired,
    bounds: boundsOf(both),
    flips: flipsOf(scored),
    ...(clusters ? { clusters: new Set(clusters).size } : {}),
    ...(options.explain ? { explanation: explain(store, [a, b], scored) } : {}),
  }
}

type ScoredPair = RunPair & Pair

function isScored(pair: RunPair): pair is ScoredPair {
  return pair.a !== null && pair.b !== null
}

function nothingInCommon(a: Run, b: Run): InputError {
  return new InputError(
    'not_comparable',
    `${a.id} and ${b.id}: expected runs over the same examples, got none in common (${a.datasetPath} and ${b.datasetPath})`,
    { a: a.id, b: b.id },
  )
}

/** The mean difference over all paired examples if those without a score had gone worst and best for b. */
function boundsOf(pairs: readonly RunPair[]): readonly [number, number] | null {
  if (pairs.every(isScored)) return null
  const mean = (difference: (pair: RunPair) => number) =>
    pairs.reduce((sum, pair) => sum + difference(pair), 0) / pairs.length
  return [mean(({ a, b }) => (b ?? 0) - (a ?? 1)), mean(({ a, b }) => (b ?? 1) - (a ?? 0))]
}

function flipsOf(pairs: readonly ScoredPair[]): Flip[] {
  return pairs
    .filter(({ a, b }) => a !== b)
    .sort((one, other) => Math.abs(other.b - other.a) - Math.abs(one.b - one.a))
    .slice(0, shownFlips)
    .map(({ exampleId, a, b }) => ({ exampleId, a, b }))
}

function labelsOf(pairs: readonly RunPair[], key: string): string[] {
  const labels = pairs.map(({ metadata }) => metadata?.[key])
  if (new Set(labels).size >= 2 && !labels.includes(undefined)) return labels.map(String)
  const known = [...new Set(pairs.flatMap(({ metadata }) => Object.keys(metadata ?? {})))]
  throw new InputError(
    'unknown_cluster',
    `--cluster: expected a metadata key that every example has, with two values or more, got \`${key}\`; keys: ${known.join(', ') || 'none'}`,
    { cluster: key, known },
  )
}
