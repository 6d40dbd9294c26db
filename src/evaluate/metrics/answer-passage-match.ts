/** 1 when a passage holds an accepted answer as whole words: did retrieval find what the answer needs? */
import type { Metric, MetricResult } from '../metric.ts'
import { acceptedTexts, type FieldOptions, type Prediction, textOf, told } from './field.ts'
import { answerTokens } from './normalize.ts'

/**
 * Looks in the passages of `field` (a text or a list of texts) for an answer of the label, word by word under SQuAD's
 * normalization. `label` is `answer` unless given. Feedback tells how many passages were searched.
 * @throws WhetstoneError `missing_label`
 */
export function answerPassageMatch(
  field: string,
  { label = 'answer' }: FieldOptions = {},
): Metric<Prediction> {
  return (example, prediction): MetricResult => {
    const answers = acceptedTexts(example, label).map(answerTokens)
    const passages = [prediction[field] ?? []].flat().map((passage) => answerTokens(textOf(passage)))
    const at = passages.findIndex((passage) => answers.some((answer) => holds(passage, answer)))
    if (at >= 0) return { score: 1 }
    const expected = `expected ${told(example.labels[label])} in a passage`
    return { score: 0, feedback: `${field}: ${expected}, found in none of ${passages.length}` }
  }
}

function holds(passage: readonly string[], answer: readonly string[]): boolean {
  return passage.some((_, start) => answer.every((token, i) => passage[start + i] === token))
}
