/** The documents of `compare --json`. */
import type { PairedComparison } from '../evaluate/index.ts'
import type { Run } from '../store/index.ts'
import type { Explanation } from './explain.ts'

/** One example whose score differs between the arms; scores are means over its repeats, `index` its first row. */
export interface Flip {
  readonly exampleId: string
  readonly a: number
  readonly b: number
  readonly indexA: number
  readonly indexB: number
}

/** The comparison on the examples that share a metadata value. */
export interface ComparedSlice
  extends Pick<
    PairedComparison,
    'pairs' | 'scoreA' | 'scoreB' | 'difference' | 'ci' | 'wins' | 'losses' | 'ties'
  > {
  /** The value as text; null for examples that have none. */
  readonly value: string | null
  /** Adjusted for the many slices of a key by Benjamini and Hochberg: enough to look closer, no verdict. */
  readonly p: number | null
}

/** The slices of a metadata key, the largest loss of b first. */
export interface ComparedSlices {
  readonly key: string
  readonly slices: readonly ComparedSlice[]
}

/** The 95 % interval of a ratio b ÷ a, by bootstrap over the examples; null when unknown. */
export type RatioInterval = readonly [number, number] | null

/** The document of `compare --json` for two arms; `a` and `b` are run ids. Ratios are b ÷ a, null when unknown. */
export interface CompareReport extends PairedComparison {
  readonly schemaVersion: 1
  readonly a: string
  readonly b: string
  readonly programA: string
  readonly programB: string
  readonly modelA: Run['model']
  readonly modelB: Run['model']
  readonly metric: string
  readonly margin: number | null
  /** Examples left out because an arm has no score for them. */
  readonly excluded: number
  readonly costRatio: number | null
  readonly latencyRatio: number | null
  readonly simulated: boolean
  /** Of those excluded, the examples that only one run has, by id and content. */
  readonly unpaired?: number | undefined
  /** The difference if every excluded error had gone worst and best for b; null where no error was excluded. */
  readonly bounds?: readonly [number, number] | null | undefined
  /** The examples that changed most, at most 50 in each direction; `wins` and `losses` count them all. */
  readonly flips?: readonly Flip[] | undefined
  readonly tokenRatio?: number | null | undefined
  readonly costRatioCi?: RatioInterval | undefined
  readonly tokenRatioCi?: RatioInterval | undefined
  readonly latencyRatioCi?: RatioInterval | undefined
  /** Clusters by the metadata key asked for. */
  readonly clusters?: number | undefined
  /** One table for each metadata key asked for. */
  readonly slices?: readonly ComparedSlices[] | undefined
  readonly explanation?: Explanation | undefined
}

/** The document for more than two arms: every pair, p values adjusted by Holm. */
export interface ManyCompareReport {
  readonly schemaVersion: 1
  readonly pairs: readonly CompareReport[]
  readonly holm: true
}
