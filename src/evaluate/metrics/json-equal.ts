/** 1 when a field holds the same data as its label, whatever the order of keys and the white space. */
import { canonicalJson, isPlainObject } from '../../engine/index.ts'
import type { Metric, MetricResult } from '../metric.ts'
import { cut, type FieldOptions, type Prediction, requiredLabel } from './field.ts'

/** How data is compared. */
export interface JsonEqualOptions extends FieldOptions {
  /** Scores the share of values that are right instead of all or nothing. @default false */
  readonly partial?: boolean | undefined
}

/**
 * Compares data, also when it is written as JSON text (a fence around it is passed over). Feedback names up to five
 * paths that differ.
 * @throws WhetstoneError `missing_label`
 */
export function jsonEqual(
  field: string,
  { label = field, partial = false }: JsonEqualOptions = {},
): Metric<Prediction> {
  return (example, prediction): MetricResult => {
    const expected = leaves(data(requiredLabel(example, label)))
    const got = leaves(data(prediction[field]))
    const paths = [...new Set([...expected.keys(), ...got.keys()])]
    const wrong = paths.filter((path) => expected.get(path) !== got.get(path))
    if (wrong.length === 0) return { score: 1 }
    const lines = wrong.slice(0, 5).map((path) => {
      const [right, given] = [expected, got].map((side) => cut(side.get(path) ?? 'nothing'))
      return `${field}${path}: expected ${right}, got ${given}`
    })
    const more = wrong.length > lines.length ? [`and ${wrong.length - lines.length} more`] : []
    const score = partial ? 1 - wrong.length / paths.length : 0
    return { score, feedback: [...lines, ...more].join('\n') }
  }
}

/** Data in a text that is JSON; any other value as it is. */
function data(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value.replace(/^\s*```(?:json)?\s*\n|\n\s*```\s*$/g, ''))
  } catch {
    return value
  }
}

/** Every leaf of a value as canonical JSON, by its path; empty objects and lists are leaves. */
function leaves(value: unknown, path = ''): Map<string, string> {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [`${path}[${i}]`, item])
    : isPlainObject(value)
      ? Object.entries(value).map(([key, item]) => [`${path}.${key}`, item])
      : []
  if (entries.length === 0) return value === undefined ? new Map() : new Map([[path, canonicalJson(value)]])
  return new Map(entries.flatMap(([inner, item]) => [...leaves(item, inner)]))
}
