/** 1 when a field's text contains its label. */
import type { Metric, MetricResult } from '../metric.ts'
import { acceptedTexts, type FieldOptions, mismatch, type Prediction, textOf } from './field.ts'
import { type Normalization, normalized } from './normalize.ts'

/** What must be contained. */
export interface ContainsOptions extends FieldOptions {
  readonly normalize?: Normalization | undefined
  /** `all`: every item of a label that is a list; `any`: one of them. @default 'any' */
  readonly items?: 'any' | 'all' | undefined
}

/**
 * Looks for the label's text anywhere in the field, also within words: `answerPassageMatch` wants whole words.
 * Where all items of a list are wanted, the score is the share that was found.
 * @throws WhetstoneError `missing_label`
 */
export function contains(
  field: string,
  { label = field, normalize = 'case', items = 'any' }: ContainsOptions = {},
): Metric<Prediction> {
  return (example, prediction): MetricResult => {
    const text = normalized(textOf(prediction[field]), normalize)
    const wanted = acceptedTexts(example, label)
    const missing = wanted.filter((item) => !text.includes(normalized(item, normalize)))
    const found = wanted.length - missing.length
    const score = items === 'all' ? found / wanted.length : Number(found > 0)
    if (score === 1) return { score }
    const expected = missing.length === 1 ? missing[0] : missing
    return { score, feedback: mismatch(field, expected, prediction[field]) }
  }
}
