/** Is the prediction better than the label? A judge of pairs as a metric. */
import type { Metric } from '../metric.ts'
import { describeValues } from './describe-values.ts'
import type { Prediction } from './field.ts'
import { type JudgePairOptions, judgePair } from './judge-pair.ts'

/** What is set against what. */
export interface PairwiseJudgeOptions extends JudgePairOptions {
  /** Fields that are compared, of prediction and labels alike. @default all of each */
  readonly fields?: readonly string[] | undefined
}

/**
 * 1 when the prediction beats the labels in both orders, 0 when it loses in both, .5 otherwise. `parts.consistent` is 0
 * where the two orders disagreed: a mean far below 1 says that the judge looks at places, not at answers.
 */
export function pairwiseJudge({ fields, ...options }: PairwiseJudgeOptions): Metric<Prediction> {
  const judge = judgePair(options)
  return async ({ inputs, labels }, prediction) => {
    const { winner, isConsistent, feedback } = await judge({
      task: describeValues(inputs),
      a: describeValues(prediction, fields),
      b: describeValues(labels, fields),
    })
    const score = { a: 1, tie: 0.5, b: 0 }[winner]
    return { score, feedback, parts: { consistent: Number(isConsistent) } }
  }
}
