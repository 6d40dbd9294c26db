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
    return { headline: verdictSentence(only), reasons: pairReasons(only) }
  const [first] = runs
  if (first !== undefined && runs.length === 1) return oneRun(first)
  return standing(runs, named)
}

/** The comparison with the names of the report in the place of the models. */
export function withNames(comparison: CompareReport, names: ReadonlyMap<string, string>): CompareReport {
  const { a, b } = comparison
  return { ...comparison, modelA: names.get(a) ?? a, modelB: names.get(b) ?? b }
}

/** Difference and test, then what the second costs beside the first. */
export function pairReasons(comparison: CompareReport): string[] {
  const { difference, ci, p, pairs, excluded, modelB, costRatio, simulated } = comparison
  const evidence =
    difference === null || ci === null || p === null
      ? []
      : [
          `Difference ${signedPoints(difference)} points [${signedPoints(ci[0])}, ${signedPoints(ci[1])}], ${pValue(p)}, on ${count(pairs, 'pair')}${excluded > 0 ? ` (${excluded} left out for errors)` : ''}.`,
        ]
  if (costRatio === null) return evidence
  const prices = simulated ? ' (simulated prices)' : ''
  return [...evidence, `${String(modelB)} costs ${costRatio.toFixed(1)} times as much as the other${prices}.`]
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
      ? `${name} is better than every other run on ${metric}.`
      : `${name} has the highest score on ${metric}, but cannot be told from ${equals.join(', ')}.`
  return {
    headline,
    reasons: [
      `${count(runs.length, 'run')}; the highest score is ${pointsWithInterval(score, ci)}.`,
      'p values are adjusted for several comparisons (Holm).',
    ],
  }
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
