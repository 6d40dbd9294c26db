/** Scores by slice: where is the program weak? */
import type { Values } from '../engine/index.ts'
import { type ExampleMeans, exampleMeans, type MetricSummary } from './example-means.ts'

/** A row as the store gives it; the score is null for an error row. */
export interface SliceRow {
  readonly exampleId: string
  readonly metadata?: Values | undefined
  readonly score: number | null
}

/** All rows that share a value. */
export interface Slice extends MetricSummary {
  /** The value as text; null for rows that have none. */
  readonly value: string | null
  /** Examples with a score; their repeats are averaged first. */
  readonly n: number
  /** Rows without a score. */
  readonly errors: number
}

/**
 * The rows by the value of a metadata key, the lowest score first and slices without one last. The key may be a path
 * (`customer.plan`); a row whose value is a list stands in the slice of each item. Rows are read once, as a stream in
 * the order of a run, the repeats of an example side by side.
 */
export function slicesOf(rows: Iterable<SliceRow>, key: string): Slice[] {
  const slices = new Map<string | null, OpenSlice>()
  for (const { exampleId, metadata, score } of rows) {
    for (const value of sliceValues(metadata, key)) {
      const slice = slices.get(value) ?? { errors: 0, means: exampleMeans() }
      slices.set(value, slice)
      if (score === null) slice.errors += 1
      else slice.means.add(exampleId, score)
    }
  }
  return [...slices].map(([value, slice]) => closed(value, slice)).sort(byScore)
}

interface OpenSlice {
  errors: number
  readonly means: ExampleMeans
}

function closed(value: string | null, { errors, means }: OpenSlice): Slice {
  return { value, n: means.size, errors, ...means.summary() }
}

function byScore(a: Slice, b: Slice): number {
  const [scoreA, scoreB] = [a.score ?? 2, b.score ?? 2]
  return scoreA - scoreB || String(a.value).localeCompare(String(b.value))
}

/** The slices in which metadata stand by a key or path: the value as text, each item of a list, null for none. */
export function sliceValues(metadata: Values | undefined, key: string): ReadonlySet<string | null> {
  const found = metadata !== undefined && Object.hasOwn(metadata, key) ? metadata[key] : atPath(metadata, key)
  const values = (Array.isArray(found) ? found : [found]).map(asText)
  return new Set(values.length > 0 ? values : [null])
}

function atPath(metadata: unknown, path: string): unknown {
  const step = (value: unknown, name: string) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Values)[name]
      : undefined
  return path.split('.').reduce(step, metadata)
}

function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
