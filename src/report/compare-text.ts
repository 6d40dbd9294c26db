/** A comparison as a verdict sentence with the figures it rests on. */
import type { CompareReport, ManyCompareReport, RatioInterval } from '../workbench/index.ts'
import { explainLines } from './explain-text.ts'
import { count, points, pValue, signedPoints } from './format.ts'
import { runNames } from './run-names.ts'
import { comparedSlicesText } from './slices-text.ts'

/** The verdict first, then scores, difference, test, what errors could change, ratios, and why where asked. */
export function compareText(report: CompareReport): string {
  return [
    verdictSentence(report),
    ...figureLines(report),
    ...boundsLine(report),
    ...ratioLine(report),
    ...disagreement(report),
    ...flipLines(report),
    ...(report.slices ?? []).flatMap((slices) => ['', comparedSlicesText(slices)]),
    ...(report.explanation ? explainLines(report.explanation) : []),
  ].join('\n')
}

function figureLines(report: CompareReport): string[] {
  const { pairs, excluded, unpaired = 0, clusters, scoreA, scoreB, difference, ci, p } = report
  const { wins, losses, ties } = report
  if (difference === null || ci === null || p === null) return []
  const [a, b] = armNames(report)
  const leftOut = [
    ...(excluded > unpaired ? [`${excluded - unpaired} excluded for errors`] : []),
    ...(unpaired > 0 ? [`${unpaired} in one run only`] : []),
  ]
  const counted = `${count(pairs, 'pair')}${leftOut.length === 0 ? '' : ` (${leftOut.join(', ')})`}`
  const inClusters = clusters === undefined ? '' : ` in ${count(clusters, 'cluster')}`
  return [
    `  ${a} ${points(scoreA)}, ${b} ${points(scoreB)}: difference ${signedPoints(difference)} ${signedInterval(ci)} points`,
    `  ${counted}${inClusters}: ${wins} better, ${losses} worse, ${ties} equal; ${testName(report)}, ${pValue(p)}`,
    ...detectableLine(report),
  ]
}

function signedInterval([low, high]: readonly [number, number]): string {
  return `[${signedPoints(low)}, ${signedPoints(high)}]`
}

function boundsLine({ bounds }: CompareReport): string[] {
  return bounds
    ? [`  had all errors gone worst or best for the second: ${signedInterval(bounds)} points`]
    : []
}

const shownFlips = 5

function flipLines({ flips = [] }: CompareReport): string[] {
  if (flips.length === 0) return []
  const told = flips
    .slice(0, shownFlips)
    .map(({ exampleId, a, b }) => `${exampleId} ${points(a)} → ${points(b)}`)
  return [`  changed most: ${told.join(', ')}`]
}

/** All pairs of more than two models. */
export function manyCompareText({ pairs }: ManyCompareReport): string {
  return [...pairs.map(compareText), 'p values are adjusted for several comparisons (Holm).'].join('\n\n')
}

/** The verdict in one sentence, by the rule that p decides. */
export function verdictSentence(report: CompareReport): string {
  const [a, b] = armNames(report)
  switch (report.verdict) {
    case 'a_better':
      return `${a} is better than ${b} on ${report.metric}.`
    case 'b_better':
      return `${b} is better than ${a} on ${report.metric}.`
    case 'no_worse':
      return `${b} is no worse than ${a} on ${report.metric} within ${points(report.margin)} points.`
    case 'cannot_tell':
      return `Cannot tell whether ${a} or ${b} is better on ${report.metric}${moreText(report)}.`
  }
}

function armNames({ a, b, programA, programB, modelA, modelB }: CompareReport): [string, string] {
  const names = runNames([
    { id: a, program: programA, model: modelA },
    { id: b, program: programB, model: modelB },
  ])
  return [names.get(a) ?? a, names.get(b) ?? b]
}

function moreText({ needed, pairs }: CompareReport): string {
  if (pairs === 0) return ': no example has a score in both runs'
  if (needed === null) return ': no difference was seen'
  return needed === 0
    ? ''
    : `: about ${count(needed, 'more example')} needed if the difference is what it seems`
}

function testName({ test }: CompareReport): string {
  return test === 'mcnemar' ? 'exact McNemar test' : 'sign-flip test'
}

function detectableLine({ detectable }: CompareReport): string[] {
  return detectable === null
    ? []
    : [`  this data can show a difference of ${points(detectable)} points or more (80 % power)`]
}

function ratioLine(report: CompareReport): string[] {
  const { costRatio, latencyRatio, tokenRatio = null, simulated } = report
  if (costRatio === null && latencyRatio === null) return []
  const ratios = [
    costRatio === null ? 'cost unknown' : `${ratio(costRatio, report.costRatioCi)} times the cost`,
    ...(tokenRatio === null ? [] : [`${ratio(tokenRatio, report.tokenRatioCi)} times the tokens`]),
    ...(latencyRatio === null || simulated
      ? []
      : [`${ratio(latencyRatio, report.latencyRatioCi)} times the latency`]),
  ]
  return [`  the second at ${ratios.join(', ')}${simulated ? ' (simulated prices)' : ''}`]
}

function ratio(value: number, ci: RatioInterval | undefined): string {
  return ci ? `${value.toFixed(1)} [${ci[0].toFixed(1)}, ${ci[1].toFixed(1)}]` : value.toFixed(1)
}

function disagreement({ ci, p }: CompareReport): string[] {
  if (ci === null || p === null) return []
  const excludesZero = ci[0] > 0 || ci[1] < 0
  if (excludesZero === p < 0.05) return []
  return ['  interval and test disagree at the edge of what the data show; the test decides']
}
