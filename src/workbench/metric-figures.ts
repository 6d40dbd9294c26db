/** What a metric check measures, before anyone says what it means. */
import type { CardCheck, Leak, NearDuplicate } from '../data/index.ts'
import type { Agreement, ControlRanking, Noise, Saturation, Sensitivity } from '../evaluate/index.ts'

/** What is wrong with the data a metric is used on. */
export interface MetricDataFigures {
  readonly leaks: readonly Leak[]
  readonly nearDuplicates: readonly NearDuplicate[]
  readonly card: CardCheck | null
}

/** All that was measured; scores in [0, 1], null where it could not be. */
export interface MetricCheckFigures {
  /** True when the metric called a model. */
  readonly asksModel: boolean
  readonly controls: ControlRanking
  /** Of the metric: the same prediction judged again. */
  readonly noise: Noise | null
  /** Of the program with `model`: run again and judged. */
  readonly programNoise: Noise | null
  readonly saturation: Saturation | null
  readonly agreement: Agreement | null
  readonly sensitivity: (Sensitivity & { readonly from: 'two_runs' | 'one_run' | 'sample' }) | null
  readonly dataset: MetricDataFigures
}
