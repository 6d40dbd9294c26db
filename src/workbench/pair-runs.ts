/** Pairs the rows of two runs on example and repeat. */
import { hashOf, type Values } from '../engine/index.ts'
import type { Run, Store, StoredRow } from '../store/index.ts'
import { storedRows } from './stored-rows.ts'

/** One example in one run: its scores by repeat, null for an error. */
interface ArmExample {
  readonly exampleId: string
  readonly metadata: Values | undefined
  readonly scores: ReadonlyMap<number, number | null>
  /** Position of its first row. */
  readonly index: number
}

/** One example in both runs, each score the mean over the repeats that count; null where there is none. */
export interface RunPair {
  readonly exampleId: string
  readonly metadata: Values | undefined
  readonly a: number | null
  readonly b: number | null
  readonly indexA: number
  readonly indexB: number
}

/** What two runs have in common. */
export interface PairedRuns {
  readonly pairs: readonly RunPair[]
  /** Examples that only one of the runs has. */
  readonly unpaired: number
}

/** Pairs two runs; an example whose content changed between them is not the same example. */
export function pairRuns(store: Store, a: Run, b: Run): PairedRuns {
  const byContent = a.datasetHash !== b.datasetHash
  const [examplesA, examplesB] = [examplesOf(store, a, byContent), examplesOf(store, b, byContent)]
  const pairs = [...examplesA].flatMap(([key, exampleA]) => {
    const exampleB = examplesB.get(key)
    return exampleB ? [pairOf(exampleA, exampleB)] : []
  })
  return { pairs, unpaired: examplesA.size + examplesB.size - 2 * pairs.length }
}

function pairOf(a: ArmExample, b: ArmExample): RunPair {
  // Equally many repeats are paired one by one; otherwise each arm stands for all it has.
  const isOneByOne = a.scores.size === b.scores.size
  const counts = (repeat: number) =>
    typeof a.scores.get(repeat) === 'number' && typeof b.scores.get(repeat) === 'number'
  const common = isOneByOne ? [...a.scores.keys()].filter(counts) : []
  const among = common.length > 0 ? new Set(common) : undefined
  const { exampleId, metadata } = a
  return { exampleId, metadata, a: meanOf(a, among), b: meanOf(b, among), indexA: a.index, indexB: b.index }
}

function meanOf({ scores }: ArmExample, among: ReadonlySet<number> | undefined): number | null {
  const known = [...scores]
    .filter(([repeat]) => among?.has(repeat) ?? true)
    .flatMap(([, score]) => score ?? [])
  return known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length
}

function examplesOf(store: Store, run: Run, byContent: boolean): Map<string, ArmExample> {
  const examples = new Map<string, ArmExample & { scores: Map<number, number | null> }>()
  for (const row of storedRows(store, run.id)) {
    const key = byContent ? contentKey(row) : row.exampleId
    const { exampleId, metadata, index, repeat, score } = row
    const example = examples.get(key) ?? { exampleId, metadata, index, scores: new Map() }
    example.scores.set(repeat, score)
    examples.set(key, example)
  }
  return examples
}

function contentKey({ exampleId, inputs, labels }: StoredRow): string {
  return `${exampleId} ${hashOf({ inputs, labels })}`
}
