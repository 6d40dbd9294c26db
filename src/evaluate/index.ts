/** Evaluation: metrics, rows, summaries, comparisons and the statistics under them. */
export {
  type CompareOptions,
  comparePairs,
  type Pair,
  type PairedComparison,
  type Verdict,
  verdictOf,
} from './compare.ts'
export { type Arm, type Comparison, compare } from './compare-evaluations.ts'
export {
  type EvaluateOptions,
  type Evaluation,
  type EvaluationStatus,
  evaluate,
} from './evaluate.ts'
export type { Metric, MetricResult, Score, ScoredResult } from './metric.ts'
export { exactMatch } from './metrics/exact-match.ts'
export type { Row, RowError } from './row.ts'
export * as statistics from './statistics/index.ts'
export { type MetricSummary, type Summary, type Tally, tally } from './tally.ts'
export { defineTask, type Task, type TaskDeclaration } from './task.ts'
