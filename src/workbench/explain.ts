/** Why the score changed between two runs: by metric part and by slice, from what is stored; no model is asked. */
import type { Pair } from '../evaluate/index.ts'
import type { Run, Store, StoredRow } from '../store/index.ts'
import { type DiffLine, lineDiff } from './line-diff.ts'
import { withMetadata } from './pair-metadata.ts'
import type { ScoredPair } from './pair-runs.ts'
import { type Change, drivingSlice, type Slice } from './slices.ts'

/** Examples that changed the same way because of the same part of the metric. */
export interface FlipGroup {
  readonly direction: 'better' | 'worse'
  /** The part whose score moved most; the metric itself where it has no parts. */
  readonly part: string
  readonly count: number
  readonly example: FlipExample
}

/** One changed example, side by side. */
export interface FlipExample {
  readonly exampleId: string
  readonly a: number
  readonly b: number
  /** What the metric said of the one that scored lower. */
  readonly feedback: string | null
  /** Lines of the prompts and of the predictions: `-` only in a, `+` only in b. */
  readonly prompts: readonly DiffLine[]
  readonly predictions: readonly DiffLine[]
}

/** Why the score changed. */
export interface Explanation {
  /** Largest group first. */
  readonly groups: readonly FlipGroup[]
  /** The metadata value whose examples drive the change; null where none stands out. */
  readonly slice: Slice | null
  /** The one metric part that moved, when all others stood still; null otherwise. */
  readonly onlyPart: string | null
}

/** Explains the change from run a to run b; `pairs` in the order of run a. */
export function explain(store: Store, runs: readonly [Run, Run], pairs: readonly ScoredPair[]): Explanation {
  const groups = new Map<string, OpenGroup>()
  for (const pair of pairs) {
    if (pair.a === pair.b) continue
    const [partsA, partsB] = [partsOf(store, runs[0], pair.indexA), partsOf(store, runs[1], pair.indexB)]
    const part = movedPart(partsA, partsB, pair.b - pair.a) ?? runs[0].metric
    const key = `${pair.b > pair.a} ${part}`
    const { count, most } = groups.get(key) ?? { count: 0, most: pair }
    groups.set(key, { part, count: count + 1, most: change(pair) > change(most) ? pair : most })
  }
  const found = [...groups.values()].map((group) => groupOf({ store, runs }, group))
  found.sort((one, other) => other.count - one.count)
  const parts = new Set(found.map(({ part }) => part))
  const [only] = parts
  return {
    groups: found,
    slice: drivingSlice(changesOf(store, runs[0], pairs)),
    onlyPart: parts.size === 1 && only !== undefined && only !== runs[0].metric ? only : null,
  }
}

/** A group while it is counted: how many, and the pair that changed most. */
interface OpenGroup {
  readonly part: string
  readonly count: number
  readonly most: ScoredPair
}

interface Place {
  readonly store: Store
  readonly runs: readonly [Run, Run]
}

function* changesOf(store: Store, { id }: Run, pairs: readonly ScoredPair[]): Generator<Change> {
  for (const { pair, metadata } of withMetadata(store, id, pairs))
    yield { difference: pair.b - pair.a, metadata }
}

function change({ a, b }: Pair): number {
  return Math.abs(b - a)
}

function groupOf(place: Place, { part, count, most }: OpenGroup): FlipGroup {
  const direction = most.b > most.a ? 'better' : 'worse'
  return { direction, part, count, example: exampleOf(place, most) }
}

function exampleOf({ store, runs }: Place, pair: ScoredPair): FlipExample {
  const [rowA, rowB] = [store.row(runs[0].id, pair.indexA), store.row(runs[1].id, pair.indexB)]
  const [lower, run] = pair.b < pair.a ? [rowB, runs[1]] : [rowA, runs[0]]
  return {
    ...{ exampleId: rowA?.exampleId ?? '', a: pair.a, b: pair.b },
    feedback: lower?.scores[run.metric]?.feedback ?? null,
    prompts: lineDiff(promptOf(store, runs[0], pair.indexA), promptOf(store, runs[1], pair.indexB)),
    predictions: lineDiff(predictionOf(rowA), predictionOf(rowB)),
  }
}

function partsOf(store: Store, { id, metric }: Run, index: number): Readonly<Record<string, number>> {
  return store.scores(id, index)?.[metric]?.parts ?? {}
}

/** The part that moved most in the direction of the score; undefined when none did. */
function movedPart(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
  difference: number,
): string | undefined {
  const moved = Object.keys(a)
    .map((name) => ({ name, by: ((b[name] ?? 0) - (a[name] ?? 0)) * Math.sign(difference) }))
    .filter(({ by }) => by > 0)
  return moved.sort((one, other) => other.by - one.by)[0]?.name
}

function promptOf(store: Store, run: Run, index: number): string {
  const [first] = store.calls(run.id, index)
  return (first?.messages ?? []).map(({ role, content }) => `${role}: ${content}`).join('\n')
}

function predictionOf(row: StoredRow | undefined): string {
  return JSON.stringify(row?.prediction ?? null, null, 2)
}
