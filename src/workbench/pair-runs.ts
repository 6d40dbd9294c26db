/** Pairs the rows of two runs on example and repeat. */
import { hashOf } from '../engine/index.ts'
import type { Pair } from '../evaluate/index.ts'
import type { PairMark, Run, Store } from '../store/index.ts'

/**
 * One example in both runs, each score the mean over the repeats that count; null where there is none. Kept to
 * numbers, so that a hundred thousand take a few megabytes: what else is known of it stands at its first rows.
 */
export interface RunPair {
  readonly a: number | null
  readonly b: number | null
  readonly indexA: number
  readonly indexB: number
}

/** A pair with a score in both runs. */
export type ScoredPair = RunPair & Pair

/** True when both runs have a score for the example. */
export function isScored(pair: RunPair): pair is ScoredPair {
  return pair.a !== null && pair.b !== null
}

/** What two runs have in common. */
export interface PairedRuns {
  /** In the order of run a. */
  readonly pairs: readonly RunPair[]
  /** Examples that only one of the runs has. */
  readonly unpaired: number
}

/** Pairs two runs; an example whose content changed between them is not the same example. */
export function pairRuns(store: Store, a: Run, b: Run): PairedRuns {
  const isSameData = a.datasetHash === b.datasetHash
  const pairs: RunPair[] = []
  let unpaired = 0
  store.marksByExample([a.id, b.id], (marks) => {
    for (const alike of isSameData ? [marks] : byContent(store, marks)) {
      const ofA = alike.filter(({ runId }) => runId === a.id)
      const ofB = alike.filter(({ runId }) => runId === b.id)
      const pair = pairOf(ofA, ofB)
      if (pair === undefined) unpaired += 1
      else pairs.push(pair)
    }
  })
  pairs.sort((one, other) => one.indexA - other.indexA)
  return { pairs, unpaired }
}

function pairOf(a: readonly PairMark[], b: readonly PairMark[]): RunPair | undefined {
  const [firstA, firstB] = [a[0], b[0]]
  if (firstA === undefined || firstB === undefined) return undefined
  // Equally many repeats are paired one by one; otherwise each arm stands for all it has.
  const scoredIn = (marks: readonly PairMark[]) =>
    new Set(marks.filter(({ score }) => score !== null).map(({ repeat }) => repeat))
  const common = a.length === b.length ? scoredIn(a).intersection(scoredIn(b)) : new Set<number>()
  const counted = (marks: readonly PairMark[]) =>
    common.size === 0 ? marks : marks.filter(({ repeat }) => common.has(repeat))
  return { a: meanOf(counted(a)), b: meanOf(counted(b)), indexA: firstA.index, indexB: firstB.index }
}

function meanOf(marks: readonly PairMark[]): number | null {
  const known = marks.flatMap(({ score }) => score ?? [])
  return known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length
}

/** Rows of one id, apart where inputs or labels differ. */
function byContent(store: Store, marks: readonly PairMark[]): Iterable<readonly PairMark[]> {
  const keys = new Set(marks.map(({ exampleKey }) => exampleKey))
  if (keys.size === 1) return [marks]
  return Map.groupBy(marks, ({ runId, index }) => {
    const row = store.row(runId, index)
    return hashOf({ inputs: row?.inputs, labels: row?.labels })
  }).values()
}
