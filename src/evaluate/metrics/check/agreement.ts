/** Does a metric agree with people? */
import { cohenKappa } from '../../statistics/index.ts'

/** Metric and people on the same predictions, as yes or no: good from one half up. */
export interface Agreement {
  readonly n: number
  readonly bothGood: number
  readonly onlyMetricGood: number
  readonly onlyPeopleGood: number
  readonly bothBad: number
  /** Share of equal judgements. */
  readonly agreed: number
  /** Cohen's κ; null when both always say the same one thing, where chance explains all. */
  readonly kappa: number | null
  /** Share of what people call good, or bad, that the metric calls so too; null without any. */
  readonly goodFound: number | null
  readonly badFound: number | null
}

/** Compares scores in [0, 1]; null for no pairs. */
export function agreementOf(
  pairs: readonly { readonly metric: number; readonly people: number }[],
): Agreement | null {
  if (pairs.length === 0) return null
  const count = (metric: boolean, people: boolean) =>
    pairs.filter((pair) => pair.metric >= 0.5 === metric && pair.people >= 0.5 === people).length
  const [bothGood, onlyMetricGood] = [count(true, true), count(true, false)]
  const [onlyPeopleGood, bothBad] = [count(false, true), count(false, false)]
  const isOneSided = bothGood === pairs.length || bothBad === pairs.length
  const table = [
    [bothGood, onlyMetricGood],
    [onlyPeopleGood, bothBad],
  ]
  return {
    n: pairs.length,
    bothGood,
    onlyMetricGood,
    onlyPeopleGood,
    bothBad,
    agreed: (bothGood + bothBad) / pairs.length,
    kappa: isOneSided ? null : cohenKappa(table),
    goodFound: share(bothGood, onlyPeopleGood),
    badFound: share(bothBad, onlyMetricGood),
  }
}

function share(found: number, missed: number): number | null {
  return found + missed === 0 ? null : found / (found + missed)
}
