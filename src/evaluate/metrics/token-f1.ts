/** Overlap of words between a field and its label: partial credit for answers of a few words. */
import type { Metric, MetricResult } from '../metric.ts'
import { acceptedTexts, type FieldOptions, type Prediction, textOf, told } from './field.ts'
import { answerTokens } from './normalize.ts'

/** Shares of words: of the prediction's that are right, of the right ones that were said, and their harmonic mean. */
interface Overlap {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * F1 over words as SQuAD counts it (a repeated word counts as often as it stands in both), best of several accepted
 * answers; `parts` give precision and recall. Feedback names the words that are missing or too many.
 * @throws WhetstoneError `missing_label`
 */
export function tokenF1(field: string, { label = field }: FieldOptions = {}): Metric<Prediction> {
  return (example, prediction): MetricResult => {
    const got = answerTokens(textOf(prediction[field]))
    const answers = acceptedTexts(example, label).map(answerTokens)
    const judged = answers.map((answer) => ({ answer, overlap: overlapOf(answer, got) }))
    const best = judged.reduce((a, b) => (b.overlap.f1 > a.overlap.f1 ? b : a))
    const { precision, recall, f1 } = best.overlap
    const parts = { precision, recall }
    return f1 === 1 ? { score: 1, parts } : { score: f1, parts, feedback: complaint(field, best.answer, got) }
  }
}

/** Precision, recall and F1 of two lists of words as multisets; 0 where they share none. */
function overlapOf(expected: readonly string[], got: readonly string[]): Overlap {
  const common = got.length - surplus(got, expected).length
  if (common === 0) return { precision: 0, recall: 0, f1: 0 }
  const [precision, recall] = [common / got.length, common / expected.length]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

/** The words of `words` that `others` does not have as often. */
function surplus(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}

function complaint(field: string, expected: readonly string[], got: readonly string[]): string {
  const [missing, extra] = [surplus(expected, got), surplus(got, expected)]
  const lines = [
    ...(missing.length > 0 ? [`missing ${told(missing.join(' '))}`] : []),
    ...(extra.length > 0 ? [`too much ${told(extra.join(' '))}`] : []),
  ]
  return `${field}: ${lines.join(', ')}`
}
