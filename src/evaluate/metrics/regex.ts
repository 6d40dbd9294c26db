/** 1 when a field's text matches a pattern. */
import type { Metric, MetricResult } from '../metric.ts'
import { type Prediction, textOf, told } from './field.ts'

/**
 * Tests the text of a field (data as JSON) against `pattern`, anywhere in it unless the pattern is anchored. The flags
 * `g` and `y` are left out: they would make one test depend on the one before. No label is needed.
 */
export function regex(field: string, pattern: RegExp): Metric<Prediction> {
  const stateless = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
  return (_example, prediction): MetricResult =>
    stateless.test(textOf(prediction[field]))
      ? { score: 1 }
      : { score: 0, feedback: `${field}: expected a match of ${stateless}, got ${told(prediction[field])}` }
}
