/** 1 when a field equals its label after trimming and case folding. */
import { canonicalJson } from '../../engine/index.ts'
import type { Metric, MetricResult } from '../metric.ts'
import { acceptedAnswers, type FieldOptions, mismatch, type Prediction } from './field.ts'
import { type Normalization, normalized } from './normalize.ts'

/** How texts are compared. */
export interface ExactMatchOptions extends FieldOptions {
  /** `answer` also ignores punctuation and articles, as SQuAD and DSPy do. @default 'case' */
  readonly normalize?: Normalization | undefined
}

/**
 * The metric of tasks with one right answer, such as a class. A label that lists several answers is met by any of
 * them. Feedback names both values.
 * @throws WhetstoneError `missing_label`
 */
export function exactMatch(
  field: string,
  { label = field, normalize = 'case' }: ExactMatchOptions = {},
): Metric<Prediction> {
  const plain = (value: unknown) =>
    normalized(typeof value === 'object' ? canonicalJson(value) : String(value), normalize)
  return (example, prediction): MetricResult => {
    const got = prediction[field]
    const accepted = acceptedAnswers(example, label, got)
    const isMet = got !== undefined && accepted.some((answer) => plain(answer) === plain(got))
    return isMet ? { score: 1 } : { score: 0, feedback: mismatch(field, example.labels[label], got) }
  }
}
