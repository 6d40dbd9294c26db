/** Why the score changed between two runs: by metric part and by slice, from what is stored; no model is asked. */
import type { Pair } from '../evaluate/index.ts'
import type { Run, Store, StoredRow } from '../store/index.ts'
import { type DiffLine, lineDiff } from './line-diff.ts'
import type { RunPair } from './pair-runs.ts'
import { drivingSlice, type Slice } from './slices.ts'

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

type ScoredPair = RunPair & Pair

/** Explains the change from run a to run b. */
export function explain(store: Store, runs: readonly [Run, Run], pairs: readonly ScoredPair[]): Explanation {
  const groups = new Map<string, { pairs: ScoredPair[]; part: string }>()
  for (const pair of pairs.filter(({ a, b }) => a !== b)) {
    const [rowA, rowB] = rowsOf(store, runs, pair)
    const part = movedPart(partsOf(rowA, runs[0]), partsOf(rowB, runs[1]), pair.b - pair.a) ?? runs[0].metric
    const key = `${pair.b > pair.a} ${part}`
    const group = groups.get(key) ?? { pairs: [], part }
    group.pairs.push(pair)
    groups.set(key, group)
  }
  const found = [...groups.values()].map(({ pairs: members, part }) =>
    groupOf({ store, runs }, members, part),
  )
  found.sort((one, other) => other.count - one.count)
  const parts = new Set(found.map(({ part }) => part))
  const [only] = parts
  return {
    groups: found,
    slice: drivingSlice(pairs),
    onlyPart: parts.size === 1 && only !== undefined && only !== runs[0].metric ? only : null,
  }
}

interface Place {
  readonly store: Store
  readonly runs: readonly [Run, Run]
}

function groupOf(place: Place, members: readonly ScoredPair[], part: string): FlipGroup {
  const change = ({ a, b }: Pair) => Math.abs(b - a)
  const most = members.reduce((best, pair) => (change(pair) > change(best) ? pair : best))
  const direction = most.b > most.a ? 'better' : 'worse'
  return { direction, part, count: members.length, example: exampleOf(place, most) }
}

function exampleOf({ store, runs }: Place, pair: ScoredPair): FlipExample {
  const [rowA, rowB] = rowsOf(store, runs, pair)
  const [lower, run] = pair.b < pair.a ? [rowB, runs[1]] : [rowA, runs[0]]
  return {
    ...{ exampleId: pair.exampleId, a: pair.a, b: pair.b },
    feedback: lower?.scores[run.metric]?.feedback ?? null,
    prompts: lineDiff(promptOf(store, runs[0], pair.indexA), promptOf(store, runs[1], pair.indexB)),
    predictions: lineDiff(predictionOf(rowA), predictionOf(rowB)),
  }
}

function rowsOf(store: Store, [a, b]: readonly [Run, Run], { indexA, indexB }: RunPair) {
  return [store.row(a.id, indexA), store.row(b.id, indexB)] as const
}

function partsOf(row: StoredRow | undefined, { metric }: Run): Readonly<Record<string, number>> {
  return row?.scores[metric]?.parts ?? {}
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
