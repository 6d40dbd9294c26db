/** Which values a metric compares: a field of the prediction and the label that says what is right. */
import { type Example, type Values, WhetstoneError } from '../../engine/index.ts'

/** The convention of all metrics that compare a field with a label. */
export interface FieldOptions {
  /** Name of the label. @default that of the field */
  readonly label?: string | undefined
}

/**
 * The right answers of an example: the label itself, or each item of a label that lists several for a field that
 * holds one.
 * @throws WhetstoneError `missing_label`
 */
export function acceptedAnswers(example: Example, label: string, got: unknown): readonly unknown[] {
  const expected = requiredLabel(example, label)
  return Array.isArray(expected) && !Array.isArray(got) ? expected : [expected]
}

/**
 * The right answers as texts, for metrics that look for text: a label that is a list gives several.
 * @throws WhetstoneError `missing_label` also for an empty list or text, which would be found everywhere.
 */
export function acceptedTexts(example: Example, label: string): readonly string[] {
  const texts = acceptedAnswers(example, label, '').map(textOf)
  if (texts.length > 0 && texts.every((text) => text.trim() !== '')) return texts
  throw missing(example, label)
}

/** The label of that name. @throws WhetstoneError `missing_label` when it is absent. */
export function requiredLabel(example: Example, label: string): unknown {
  if (example.labels[label] !== undefined) return example.labels[label]
  throw missing(example, label)
}

function missing({ id, labels }: Example, label: string): WhetstoneError {
  const message = `example ${id}: expected an answer in labels.${label}, got ${told(labels[label])}`
  return new WhetstoneError('missing_label', message, { example: id, label })
}

/** A value as text: text as it stands, all else as JSON, nothing as no text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : (JSON.stringify(value) ?? '')
}

/** `answer: expected "Rome", got "Paris"`, long values cut. */
export function mismatch(field: string, expected: unknown, got: unknown): string {
  return `${field}: expected ${told(expected)}, got ${told(got)}`
}

/** A value for feedback, at most some 200 characters of it. */
export function told(value: unknown): string {
  return value === undefined ? 'nothing' : cut(JSON.stringify(value) ?? String(value))
}

/** At most the first 200 characters of a text. */
export function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** A prediction, where a metric reads fields by name. */
export type Prediction = Values
