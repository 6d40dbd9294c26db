/** Does a metric score right answers above wrong ones? */
import pMap from 'p-map'
import { mean } from '../../statistics/index.ts'
import type { BadControl, Controls } from './controls.ts'
import { type Measured, type MeasureOptions, measure } from './measure.ts'

/** How one kind of control was scored; null where none got a score. */
export interface ControlFigure {
  readonly n: number
  readonly mean: number | null
  /** Controls that made the metric fail instead of scoring. */
  readonly errors: number
}

/** A kind of bad control and how often the metric put it below the right answer of the same example. */
export interface RankedFigure extends ControlFigure {
  readonly control: BadControl
  /** Share of pairs that rank right: failing on a wrong answer counts as telling it; null without pairs. */
  readonly ranked: number | null
}

/** What a metric made of its controls. */
export interface ControlRanking {
  readonly good: ControlFigure
  readonly bad: readonly RankedFigure[]
  /** The first failure on a right answer. */
  readonly error: string | null
}

/** Scores all controls and ranks each bad one against the right answer of its example. */
export async function rankControls(
  controls: readonly Controls[],
  options: MeasureOptions,
): Promise<ControlRanking> {
  const scored = await pMap(
    controls,
    async ({ example, good, bad }) => ({
      good: await measure(options, example, good),
      bad: await Promise.all(
        bad.map(async ({ control, prediction }) => ({
          control,
          got: await measure(options, example, prediction),
        })),
      ),
    }),
    { concurrency: options.concurrency ?? 8, signal: options.signal },
  )
  const goods = scored.map(({ good }) => good)
  const failed = goods.find((got) => 'error' in got)
  return {
    good: figureOf(goods),
    bad: (['other_labels', 'emptied', 'broken'] as const).map((control) => {
      const pairs = scored.flatMap(({ good, bad }) =>
        bad.filter((one) => one.control === control).map(({ got }) => ({ good, got })),
      )
      return { control, ...figureOf(pairs.map(({ got }) => got)), ranked: rankedShare(pairs) }
    }),
    error: failed && 'error' in failed ? failed.error : null,
  }
}

function figureOf(results: readonly Measured[]): ControlFigure {
  const values = results.flatMap((got) => ('value' in got ? [got.value] : []))
  const errors = results.length - values.length
  return { n: results.length, mean: values.length === 0 ? null : mean(values), errors }
}

function rankedShare(pairs: readonly { readonly good: Measured; readonly got: Measured }[]): number | null {
  const judged = pairs.flatMap(({ good, got }) =>
    'error' in good ? [] : ['error' in got || got.value < good.value],
  )
  return judged.length === 0 ? null : judged.filter(Boolean).length / judged.length
}
