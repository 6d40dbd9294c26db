/** The head of a comparison: both runs, the verdict, the interval, and how many rows changed. */
import { verdictSentence } from '../../../report/index.ts'
import { pairFields } from '../../filter/fields.ts'
import { filterLine } from '../../filter/filter-line.ts'
import { points } from '../../format/number.ts'
import { modelText, scoreOf, shortId, subjectOf } from '../../format/run.ts'
import type { World } from '../../screen/screen.ts'
import { cleanLine } from '../../text/clean.ts'
import { pad } from '../../text/fit.ts'
import { fitLine, type Line, line, padLine, span } from '../../text/line.ts'
import { intervalBar } from '../../view/interval-bar.ts'
import type { CompareReport, Run } from '../../workbench.ts'
import type { CompareData } from './compare-data.ts'
import { type CompareState, compareTabs } from './compare-state.ts'

/** Columns from which the name of the test has room. */
const wide = 110

/** Six lines. */
export function compareHeader(state: CompareState, data: CompareData, world: World): Line[] {
  const { runs, report } = data
  const arms = runs.map((run, i) => armLine(run, i === 0 ? 'A' : 'B', world))
  const last = filterOf(state, data, world) ?? line('')
  if (report.status === 'waiting')
    return [...arms, line(` Comparing${world.signs.ellipsis}`, 'muted'), line(''), last, tabLine(state, data)]
  if (report.status === 'failed')
    return [...arms, line(` ${report.reason}`, 'bad'), line(''), last, tabLine(state, data)]
  const { value } = report
  return [
    ...arms,
    verdictLine(value),
    differenceLine(value, world),
    filterOf(state, data, world) ?? countsLine(value, world),
    tabLine(state, data),
  ]
}

function armLine(run: Run, name: string, { width, signs }: World): Line {
  const score = padLine(fitLine(scoreOf(run, signs), 16, signs.ellipsis), 18)
  const told = [modelText(run), ...subjectOf(run).toReversed()].join(` ${signs.dot} `)
  const id = pad(cleanLine(shortId(run.id)), 8)
  return fitLine(
    [span(` ${name} `, 'strong'), span(`${id} `, 'accent'), ...score, span(told)],
    width,
    signs.ellipsis,
  )
}

function verdictLine(report: CompareReport): Line {
  return line(` ${verdictSentence(report)}`, report.verdict === 'cannot_tell' ? 'warn' : 'strong')
}

/** B minus A with its interval and p, and the interval on its axis where there is room. */
function differenceLine({ difference, ci, p, test }: CompareReport, { width, signs }: World): Line {
  if (difference === null || ci === null || p === null)
    return line(' No example has a score in both runs.', 'muted')
  const [low, high] = ci
  const range = `${signed(low)} to ${signed(high)}`
  const figures = ` B - A ${signed(difference)} points (${range}), ${pText(p)}`
  const axis = Math.min(41, width - figures.length - 14)
  const bar = axis < 9 ? [] : [span('  '), ...intervalBar({ low, high, at: difference, width: axis, signs })]
  return [
    span(figures),
    ...bar,
    ...(width < wide
      ? []
      : [span(test === 'mcnemar' ? '  exact McNemar test' : '  sign-flip test', 'muted')]),
  ]
}

function signed(score: number): string {
  return (score > 0 ? '+' : '') + points(score)
}

function pText(p: number): string {
  return p < 0.001 ? 'p < .001' : `p = ${p.toFixed(3).replace(/^0/, '')}`
}

function countsLine({ wins, losses, ties, excluded }: CompareReport, { signs }: World): Line {
  const dot = span(` ${signs.dot} `, 'muted')
  return [
    span(` ${signs.good} ${wins} better`, wins > 0 ? 'good' : 'muted'),
    dot,
    span(`${signs.bad} ${losses} worse`, losses > 0 ? 'bad' : 'muted'),
    dot,
    span(`${ties} equal`, 'muted'),
    ...(excluded === 0 ? [] : [dot, span(`${excluded} without a score in both`, 'warn')]),
  ]
}

const titles = { flips: 'Flips', better: 'Better', worse: 'Worse', all: 'All' } as const

/** The tabs; the one that is shown in brackets, with how many rows it lists. */
function tabLine({ tab }: CompareState, { count }: CompareData): Line {
  return compareTabs.flatMap((each) =>
    each === tab ? [span(`[${titles[each]} ${count}]`, 'accent')] : [span(` ${titles[each]} `, 'muted')],
  )
}

function filterOf(
  { filter, draft }: CompareState,
  { count, total }: CompareData,
  { width, signs }: World,
): Line | undefined {
  const told = { listed: count, total, noun: 'rows', isSearching: false, width, signs }
  return filterLine({
    filter,
    draft,
    fields: pairFields,
    hint: 'flip:down points:<-0.5 a:1 b:<0.5 id:transit',
    ...told,
  })
}
