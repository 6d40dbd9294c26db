/** A comparison as a verdict sentence with the figures it rests on. */
import type { CompareReport, ManyCompareReport } from '../workbench/index.ts'
import { count, modelText, points, pValue, signedPoints } from './format.ts'

/** The verdict first, then scores, difference, test, and what the data can show. */
export function compareText(report: CompareReport): string {
  const { pairs, excluded, scoreA, scoreB, difference, ci, p, wins, losses, ties } = report
  const [a, b] = armNames(report)
  const figures =
    difference === null || ci === null || p === null
      ? []
      : [
          `  ${a} ${points(scoreA)}, ${b} ${points(scoreB)}: difference ${signedPoints(difference)} [${signedPoints(ci[0])}, ${signedPoints(ci[1])}] points`,
          `  ${count(pairs, 'pair')}${excluded > 0 ? ` (${excluded} excluded for errors)` : ''}: ${wins} better, ${losses} worse, ${ties} equal; ${testName(report)}, ${pValue(p)}`,
          ...detectableLine(report),
        ]
  return [verdictSentence(report), ...figures, ...ratioLine(report), ...disagreement(report)].join('\n')
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

function armNames({ a, b, modelA, modelB }: CompareReport): [string, string] {
  const [nameA, nameB] = [modelText(modelA), modelText(modelB)]
  return nameA === nameB ? [`${nameA} (${a})`, `${nameB} (${b})`] : [nameA, nameB]
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

function ratioLine({ costRatio, latencyRatio, simulated }: CompareReport): string[] {
  if (costRatio === null && latencyRatio === null) return []
  const cost = costRatio === null ? 'cost unknown' : `${costRatio.toFixed(1)} times the cost`
  const latency = latencyRatio === null || simulated ? '' : `, ${latencyRatio.toFixed(1)} times the latency`
  return [`  the second at ${cost}${latency}${simulated ? ' (simulated prices)' : ''}`]
}

function disagreement({ ci, p }: CompareReport): string[] {
  if (ci === null || p === null) return []
  const excludesZero = ci[0] > 0 || ci[1] < 0
  if (excludesZero === p < 0.05) return []
  return ['  interval and test disagree at the edge of what the data show; the test decides']
}
