/** Scores by slice: where is the program weak? */
import type { Values } from '../engine/index.ts'
import { scoreInterval } from './interval.ts'

/** A row as the store gives it; the score is null for an error row. */
export interface SliceRow {
  readonly exampleId: string
  readonly metadata?: Values | undefined
  readonly score: number | null
}

/** All rows that share a value. */
export interface Slice {
  /** The value as text; null for rows that have none. */
  readonly value: string | null
  /** Examples with a score; their repeats are averaged first. */
  readonly n: number
  /** Rows without a score. */
  readonly errors: number
  /** Mean and 95 % interval, null when nothing was scored. */
  readonly score: number | null
  readonly ci: readonly [number, number] | null
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
      const slice = slices.get(value) ?? { errors: 0, scores: [] }
      slices.set(value, slice)
      if (score === null) slice.errors += 1
      else addScore(slice, exampleId, score)
    }
  }
  return [...slices].map(([value, slice]) => closed(value, slice)).sort(byScore)
}

interface OpenSlice {
  errors: number
  /** A mean for each example. */
  readonly scores: number[]
  /** The example that is being averaged. */
  last?: { readonly id: string; readonly sum: number; readonly n: number }
}

function addScore(slice: OpenSlice, id: string, score: number): void {
  const { scores, last } = slice
  const before = last?.id === id ? last : { sum: 0, n: 0 }
  const [sum, n] = [before.sum + score, before.n + 1]
  scores[n === 1 ? scores.length : scores.length - 1] = sum / n
  slice.last = { id, sum, n }
}

function closed(value: string | null, { errors, scores }: OpenSlice): Slice {
  if (scores.length === 0) return { value, n: 0, errors, score: null, ci: null }
  const score = scores.reduce((sum, one) => sum + one, 0) / scores.length
  return { value, n: scores.length, errors, score, ci: scoreInterval(scores) }
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
