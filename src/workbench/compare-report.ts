/** The documents of `compare --json`. */
import type { PairedComparison } from '../evaluate/index.ts'
import type { Run } from '../store/index.ts'
import type { Explanation } from './explain.ts'

/** One example whose score differs between the arms; scores are means over its repeats. */
export interface Flip {
  readonly exampleId: string
  readonly a: number
  readonly b: number
}

/** The 95 % interval of a ratio b ÷ a, by bootstrap over the examples; null when unknown. */
export type RatioInterval = readonly [number, number] | null

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
  /** Of those excluded, the examples that only one run has, by id and content. */
  readonly unpaired?: number | undefined
  /** The difference if every excluded error had gone worst and best for b; null where no error was excluded. */
  readonly bounds?: readonly [number, number] | null | undefined
  /** The examples that changed most, at most 50. */
  readonly flips?: readonly Flip[] | undefined
  readonly tokenRatio?: number | null | undefined
  readonly costRatioCi?: RatioInterval | undefined
  readonly tokenRatioCi?: RatioInterval | undefined
  readonly latencyRatioCi?: RatioInterval | undefined
  /** Clusters by the metadata key asked for. */
  readonly clusters?: number | undefined
  readonly explanation?: Explanation | undefined
}

/** The document for more than two arms: every pair, p values adjusted by Holm. */
export interface ManyCompareReport {
  readonly schemaVersion: 1
  readonly pairs: readonly CompareReport[]
  readonly holm: true
}
