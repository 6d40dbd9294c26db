/** The examples that changed most between two runs. */
import type { Run, Store } from '../store/index.ts'
import type { Flip } from './compare-report.ts'
import type { ScoredPair } from './pair-runs.ts'

/** More than a person reads, in each direction. */
const most = 50

/** At most 50 that run b lost and 50 that it won, the largest change first, ties in the order of run a. */
export function flipsOf(store: Pick<Store, 'row'>, { id }: Run, pairs: readonly ScoredPair[]): Flip[] {
  const byChange = pairs
    .filter(({ a, b }) => a !== b)
    .sort((one, other) => Math.abs(other.b - other.a) - Math.abs(one.b - one.a))
  const lost = byChange.filter(({ a, b }) => b < a).slice(0, most)
  const won = byChange.filter(({ a, b }) => b > a).slice(0, most)
  const chosen = new Set([...lost, ...won])
  return byChange
    .filter((pair) => chosen.has(pair))
    .map((pair) => ({ exampleId: store.row(id, pair.indexA)?.exampleId ?? '', ...pair }))
}
