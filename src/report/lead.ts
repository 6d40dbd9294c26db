/** What a reader has to know first: which run to take, and why. */
import type { CompareReport, ReportedRun, RunsReport } from '../workbench/index.ts'
import { verdictSentence } from './compare-text.ts'
import { count, points, pointsWithInterval, pValue, signedPoints } from './format.ts'
import { runNames } from './run-names.ts'

/** One sentence, and the few that stand behind it. */
export interface Lead {
  readonly headline: string
  readonly reasons: readonly string[]
}

/** The verdict of two runs, the standing of several, the score of one. */
export function leadOf({ runs, comparisons }: Pick<RunsReport, 'runs' | 'comparisons'>): Lead {
  const names = runNames(runs.map(({ run }) => run))
  const named = comparisons.map((comparison) => withNames(comparison, names))
  const [only] = named
  if (only !== undefined && named.length === 1)
    return { headline: takeSentence(only), reasons: pairReasons(only) }
  const [first] = runs
  if (first !== undefined && runs.length === 1) return oneRun(first)
  return standing(runs, named)
}

/**
 * Which of two runs to take and why, as far as the data tell. Of runs that cannot be told apart the cheaper one is
 * named, but not recommended.
 */
export function takeSentence(comparison: CompareReport): string {
  const { verdict, difference, costRatio, metric, margin, modelA, modelB, simulated } = comparison
  const [a, b] = [String(modelA), String(modelB)]
  const take = (name: string, why: string, ratio: number | null) =>
    `Take ${name}: ${why}${atCost(ratio, simulated)}.`
  const more = `scores ${points(Math.abs(difference ?? 0))} points more than`
  switch (verdict) {
    case 'a_better':
      return take(a, `it ${more} ${b} on ${metric}`, costRatio === null ? null : 1 / costRatio)
    case 'b_better':
      return take(b, `it ${more} ${a} on ${metric}`, costRatio)
    case 'no_worse':
      return costRatio !== null && costRatio < sameCost[0]
        ? take(b, `it is no worse than ${a} on ${metric} within ${points(margin)} points`, costRatio)
        : `${verdictSentence(comparison)}${cheaper(comparison)}`
    case 'cannot_tell':
      return `${verdictSentence(comparison)}${cheaper(comparison)}`
  }
}

/** Ratios that are read as the same cost. */
const sameCost = [0.95, 1.05] as const

function isSameCost(ratio: number): boolean {
  return ratio >= sameCost[0] && ratio <= sameCost[1]
}

function atCost(ratio: number | null, simulated: boolean): string {
  if (ratio === null) return ''
  const prices = simulated ? ' (simulated prices)' : ''
  return isSameCost(ratio) ? `, at the same cost${prices}` : `, at ${timesText(ratio)} the cost${prices}`
}

function cheaper({ costRatio, modelA, modelB, simulated }: CompareReport): string {
  if (costRatio === null || costRatio <= 0 || isSameCost(costRatio)) return ''
  const [name, ratio] = costRatio < 1 ? [modelB, costRatio] : [modelA, 1 / costRatio]
  return ` ${String(name)} is the cheaper one${atCost(ratio, simulated)}.`
}

function timesText(ratio: number): string {
  return `${ratio.toFixed(ratio < 0.95 ? 2 : 1)} times`
}

/** The comparison with the names of the report in the place of the models. */
export function withNames(comparison: CompareReport, names: ReadonlyMap<string, string>): CompareReport {
  const { a, b } = comparison
  return { ...comparison, modelA: names.get(a) ?? a, modelB: names.get(b) ?? b }
}

/** Difference and test. */
function pairReasons({ difference, ci, p, pairs, excluded }: CompareReport): string[] {
  if (difference === null || ci === null || p === null) return []
  const leftOut = excluded > 0 ? ` (${excluded} left out for errors)` : ''
  return [
    `Difference ${signedPoints(difference)} points [${signedPoints(ci[0])}, ${signedPoints(ci[1])}], ${pValue(p)}, on ${count(pairs, 'pair')}${leftOut}.`,
  ]
}

function oneRun({ figures }: ReportedRun): Lead {
  const { metric, score, ci, n, errors, program, model } = figures
  const on = `${program} on ${typeof model === 'string' ? model : 'several models'}`
  const headline =
    score === null
      ? `${on} has no score: no row was scored.`
      : `${on} scores ${points(score)} of 100 on ${metric}.`
  const interval = ci === null ? [] : [`With 95 % confidence between ${points(ci[0])} and ${points(ci[1])}.`]
  const told = errors === 0 ? 'no errors' : `${count(errors, 'error')}, not counted as scores`
  return { headline, reasons: [...interval, `${count(n, 'row')}, ${told}.`] }
}

/** The run with the highest score, and whether each other is shown to be worse. */
function standing(runs: readonly ReportedRun[], comparisons: readonly CompareReport[]): Lead {
  const [best] = [...runs].sort((a, b) => (b.figures.score ?? -1) - (a.figures.score ?? -1))
  if (best === undefined || best.figures.score === null)
    return { headline: 'No run has a score.', reasons: [] }
  const { run, metric, score, ci } = best.figures
  const name = runNames(runs.map((each) => each.run)).get(run) ?? run
  const equals = comparisons
    .filter((each) => isOf(each, run) && !isWonBy(each, run))
    .map((each) => otherName(each, run))
  const headline =
    equals.length === 0
      ? `Take ${name}: it is better than every other run on ${metric}.`
      : `${name} has the highest score on ${metric}, but cannot be told from ${equals.join(', ')}.${cheapest(runs, [name, ...equals])}`
  return {
    headline,
    reasons: [
      `${count(runs.length, 'run')}; the highest score is ${pointsWithInterval(score, ci)}.`,
      'p values are adjusted for several comparisons (Holm).',
    ],
  }
}

/** Of runs that cannot be told apart: which costs least, when all prices are known. */
function cheapest(runs: readonly ReportedRun[], names: readonly string[]): string {
  const nameOf = runNames(runs.map(({ run }) => run))
  const among = runs.flatMap(({ run, figures: { listCostUsd, n } }) => {
    const name = nameOf.get(run.id) ?? run.id
    return names.includes(name) ? [{ name, cost: listCostUsd === null ? Number.NaN : listCostUsd / n }] : []
  })
  const [least, next] = among.toSorted((one, other) => one.cost - other.cost)
  const isClear = among.every(({ cost }) => cost >= 0) && least !== undefined && next !== undefined
  return isClear && least.cost < next.cost ? ` ${least.name} costs the least of them.` : ''
}

function isOf({ a, b }: CompareReport, run: string): boolean {
  return a === run || b === run
}

function isWonBy({ a, verdict }: CompareReport, run: string): boolean {
  return verdict === (a === run ? 'a_better' : 'b_better')
}

function otherName({ a, modelA, modelB }: CompareReport, run: string): string {
  return String(a === run ? modelB : modelA)
}
