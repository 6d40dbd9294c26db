/** The use case of `compare` for two stored runs: paired on example and repeat, with a verdict. */
import { InputError } from '../engine/index.ts'
import { comparePairs } from '../evaluate/index.ts'
import type { Run, Store } from '../store/index.ts'
import type { CompareReport } from './compare-report.ts'
import { explain } from './explain.ts'
import { flipsOf } from './flips.ts'
import { withMetadata } from './pair-metadata.ts'
import { isScored, pairRuns, type RunPair, type ScoredPair } from './pair-runs.ts'
import { ratiosOf } from './ratios.ts'
import { requireComparable } from './require-comparable.ts'
import type { Session } from './session.ts'
import { comparedSlices } from './slice-tables.ts'

export type { CompareReport, ManyCompareReport } from './compare-report.ts'

/** How a comparison is read. */
export interface CompareRunsOptions {
  readonly margin?: number | undefined
  /** A metadata key: examples that share its value count as one cluster. */
  readonly cluster?: string | undefined
  /** Metadata keys: the same comparison for the examples of each value. */
  readonly slices?: readonly string[] | undefined
  /** Adds why the score changed, from what is stored; no model is asked. */
  readonly explain?: boolean | undefined
}

/**
 * Compares two stored runs on the examples both have scored.
 * @throws InputError `unknown_run`, `same_run`, `run_not_done`, `not_comparable`, `no_rows`, `nothing_scored`,
 *   `unknown_cluster`, `unknown_slice`.
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
  const { margin, cluster, slices = [] } = options
  const clusters = cluster === undefined ? undefined : clustersOf(store, a, { pairs: scored, key: cluster })
  return {
    schemaVersion: 1,
    ...{ a: a.id, b: b.id, programA: a.program, programB: b.program, modelA: a.model, modelB: b.model },
    ...{ metric: a.metric, margin: margin ?? null },
    ...comparePairs(scored, { margin, clusters }),
    excluded: unpaired + both.length - scored.length,
    ...ratiosOf(store, [a, b], { pairs: scored, unpaired }),
    simulated: a.simulated || b.simulated,
    unpaired,
    bounds: boundsOf(both),
    flips: flipsOf(store, a, scored),
    ...(clusters ? { clusters: new Set(clusters).size } : {}),
    ...(slices.length > 0 ? { slices: comparedSlices(store, a.id, { pairs: scored, keys: slices }) } : {}),
    ...(options.explain ? { explanation: explain(store, [a, b], scored) } : {}),
  }
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

function clustersOf(
  store: Store,
  run: Run,
  { pairs, key }: { readonly pairs: readonly ScoredPair[]; readonly key: string },
): string[] {
  const labels: string[] = []
  const known = new Set<string>()
  for (const { metadata = {} } of withMetadata(store, run.id, pairs)) {
    for (const name of Object.keys(metadata)) known.add(name)
    if (Object.hasOwn(metadata, key)) labels.push(String(metadata[key]))
  }
  if (labels.length === pairs.length && new Set(labels).size >= 2) return labels
  throw new InputError(
    'unknown_cluster',
    `--cluster: expected a metadata key that every example has, with two values or more, got \`${key}\`; keys: ${[...known].join(', ') || 'none'}`,
    { cluster: key, known: [...known] },
  )
}
