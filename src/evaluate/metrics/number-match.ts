/** 1 when a field holds the number of its label, within a tolerance. */
import { WhetstoneError } from '../../engine/index.ts'
import type { Metric, MetricResult } from '../metric.ts'
import { acceptedTexts, type FieldOptions, mismatch, type Prediction } from './field.ts'

/** How close is close enough. */
export interface NumberMatchOptions extends FieldOptions {
  /** In the number's own units. @default 0 */
  readonly tolerance?: number | undefined
  /** As a share of the label. @default 1e-9, so that 0.1 + 0.2 is 0.3 */
  readonly relative?: number | undefined
}

/**
 * Compares numbers, also those written in text: of several the last one counts, as an answer comes after its
 * working; `1,234.5`, `$27`, `(42).` and `-5 km` are read, units are not compared, and `60%` is 0.6.
 * @throws WhetstoneError `missing_label`, `label_not_a_number`
 */
export function numberMatch(
  field: string,
  { label = field, tolerance = 0, relative = 1e-9 }: NumberMatchOptions = {},
): Metric<Prediction> {
  return (example, prediction): MetricResult => {
    const got = numberIn(prediction[field])
    const isMet = acceptedTexts(example, label).some((answer) => {
      const expected = numberIn(answer)
      if (expected === undefined) throw notANumber(example.id, label, answer)
      const allowed = tolerance + relative * Math.abs(expected)
      return got !== undefined && (got === expected || Math.abs(got - expected) <= allowed)
    })
    if (isMet) return { score: 1 }
    const read = got === undefined ? ' (no number found)' : ` (read as ${got})`
    return { score: 0, feedback: mismatch(field, example.labels[label], prediction[field]) + read }
  }
}

const written = /(?<![\p{L}\p{N}.])([-−+]?)[$€£¥]?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:e([-+]?\d+))?\s?(%?)/giu

/** The last number in a value; undefined when there is none. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  const found = [...value.matchAll(written)].filter(([, , whole, part]) => whole ?? part)
  const last = found.at(-1)
  if (last === undefined) return undefined
  const [, sign = '', whole = '0', part = '', power = '0', percent = ''] = last
  const digits = Number(`${whole.replaceAll(',', '')}${part}e${power}`)
  return (sign === '-' || sign === '−' ? -digits : digits) / (percent === '' ? 1 : 100)
}

function notANumber(example: string, label: string, got: unknown): WhetstoneError {
  const message = `example ${example}: expected a number in labels.${label}, got ${JSON.stringify(got)}`
  return new WhetstoneError('label_not_a_number', message, { example, label })
}
