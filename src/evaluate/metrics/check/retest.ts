/** Test and retest: does a metric give the same prediction the same score twice? */
import pMap from 'p-map'
import { type Example, type Values, withContext } from '../../../engine/index.ts'
import { mean } from '../../statistics/index.ts'
import { type MeasureOptions, measure } from './measure.ts'

/** How much scores of the same thing vary. */
export interface Noise {
  readonly items: number
  readonly repeats: number
  /** Standard deviation of a score around its item's mean, pooled over items; 0 when nothing varies. */
  readonly sd: number
  /** Share of items whose score was not the same every time. */
  readonly changed: number
}

/** Scores each prediction `repeats` times, independently: a judge's cached answer is not read again. */
export async function retest(
  judged: readonly { readonly example: Example; readonly prediction: Values }[],
  { repeats, ...options }: MeasureOptions & { readonly repeats: number },
): Promise<Noise | null> {
  const rounds = Array.from({ length: repeats }, (_, repeat) => repeat)
  const groups = await pMap(
    judged,
    ({ example, prediction }) =>
      Promise.all(
        rounds.map((repeat) => withContext({ repeat }, () => measure(options, example, prediction))),
      ),
    { concurrency: options.concurrency ?? 8, signal: options.signal },
  )
  return noiseOf(groups.map((group) => group.flatMap((got) => ('value' in got ? [got.value] : []))))
}

/** Noise of scores grouped by item; null when no item has two scores. */
export function noiseOf(groups: readonly (readonly number[])[]): Noise | null {
  const repeated = groups.filter((scores) => scores.length > 1)
  if (repeated.length === 0) return null
  const squares = repeated.map(squaresAroundMean).reduce((sum, square) => sum + square, 0)
  const freedom = repeated.reduce((sum, scores) => sum + scores.length - 1, 0)
  const changed = repeated.filter((scores) => new Set(scores).size > 1).length
  return {
    items: repeated.length,
    repeats: Math.max(...repeated.map((scores) => scores.length)),
    sd: Math.sqrt(squares / freedom),
    changed: changed / repeated.length,
  }
}

function squaresAroundMean(scores: readonly number[]): number {
  const centre = mean(scores)
  return scores.reduce((sum, score) => sum + (score - centre) ** 2, 0)
}
