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
export type { MetricSummary } from './example-means.ts'
export type { Metric, MetricResult, Score, ScoredResult } from './metric.ts'
export type {
  Agreement,
  ControlRanking,
  Noise,
  Saturation,
  Sensitivity,
} from './metrics/check/index.ts'
export * as metricCheck from './metrics/check/index.ts'
export {
  type AnswerPair,
  allOf,
  answerPassageMatch,
  contains,
  exactMatch,
  type Judge,
  jsonEqual,
  judgePair,
  judgeProgram,
  lmJudge,
  numberMatch,
  type PairVerdict,
  pairwiseJudge,
  type Rubric,
  regex,
  semanticF1,
  tokenF1,
  weighted,
} from './metrics/index.ts'
export type { Row, RowError } from './row.ts'
export { type Slice, type SliceRow, slicesOf, sliceValues } from './slices.ts'
export * as statistics from './statistics/index.ts'
export { type Summary, type Tally, tally } from './tally.ts'
export { defineTask, type Task, type TaskDeclaration } from './task.ts'
