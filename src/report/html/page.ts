/** The report as one HTML page: no script, nothing fetched, opened from disk. Written piece by piece. */
import type { RunsReport } from '../../workbench/index.ts'
import { leadOf, withNames } from '../lead.ts'
import { runNames } from '../run-names.ts'
import { prompts } from './calls.ts'
import { perThousand, runCards } from './cards.ts'
import { comparisonSection, comparisonTable } from './comparison.ts'
import { flipsSection } from './flips.ts'
import { html, type Markup, nothing, trusted } from './markup.ts'
import { type Chart, openChart } from './plot.ts'
import { runSection } from './run-section.ts'
import { type CostPoint, costScatter } from './scatter.ts'
import { style } from './style.ts'

/** How much the page holds. */
export interface HtmlReportOptions {
  /** The most rows of each run that are written in full, errors and the lowest scores first. @default 500 */
  readonly rows?: number | undefined
}

/** Flips written in each direction: more than a person reads. */
const mostFlips = 50

/** The page in pieces; rows are read as they are written, so that a run of any size passes through. */
export async function* htmlReport(
  report: RunsReport,
  { rows = 500 }: HtmlReportOptions = {},
): AsyncGenerator<string> {
  const chart = await openChart()
  for (const { markup } of pieces(report, chart, rows)) yield markup
}

function* pieces(report: RunsReport, chart: Chart, limit: number): Generator<Markup> {
  const { runs, comparisons, history } = report
  const names = runNames(runs.map(({ run }) => run))
  const named = comparisons.map((comparison) => withNames(comparison, names))
  const shared = prompts()
  yield head(report)
  yield top(report, names)
  const [only] = named
  const isPair = only !== undefined && named.length === 1
  if (isPair) yield comparisonSection(only)
  else if (named.length > 1) yield comparisonTable(named)
  yield costSection(report, names, chart)
  if (isPair) yield* flipsSection(history, only, Math.min(limit, mostFlips))
  for (const [i, reported] of runs.entries()) {
    const name = names.get(reported.run.id) ?? reported.run.id
    yield* runSection(reported, { history, prompts: shared, limit, chart, name, position: i + 1 })
  }
  yield shared.section()
  yield html`<footer>Written ${report.writtenAt} by Whetstone. Scores are shown from 0 to 100; a bracket or bar is a 95 % interval.</footer></main></body></html>
`
}

function head({ runs }: RunsReport): Markup {
  const [first] = runs
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${first ? `${first.run.task}: ${first.run.metric}` : 'runs'}</title>
<style>${trusted(style)}</style></head><body><main>
`
}

function top(report: RunsReport, names: ReadonlyMap<string, string>): Markup {
  const { headline, reasons } = leadOf(report)
  const [first] = report.runs
  const simulated = report.runs.some(({ run }) => run.simulated)
  const links = [
    ...(report.comparisons.length > 0 ? [html`<a href="#comparison">Comparison</a>`] : []),
    ...(report.comparisons.length === 1 ? [html`<a href="#flips">Where they differ</a>`] : []),
    ...report.runs.map(({ run }, i) => html`<a href="#run-${i + 1}">${names.get(run.id) ?? run.id}</a>`),
  ]
  return html`<header><div class="kicker">${first?.run.task ?? ''} · ${first?.run.metric ?? ''} · ${report.writtenAt.slice(0, 10)}</div>
<h1>${headline}</h1><p>${reasons.join(' ')}</p>
${simulated && html`<p class="note">Simulated models made these figures: they show the tool, not what a real model can do.</p>`}
<nav>${links}</nav></header>
${runCards(report, names)}`
}

function costSection({ runs }: RunsReport, names: ReadonlyMap<string, string>, chart: Chart): Markup {
  if (runs.length < 2) return nothing
  const drawn = runs.flatMap(({ run, figures }): CostPoint[] => {
    const cost = perThousand(figures.listCostUsd, figures.n)
    const { score, ci } = figures
    if (cost === null || score === null || ci === null) return []
    return [
      { name: names.get(run.id) ?? run.id, cost, score: 100 * score, low: 100 * ci[0], high: 100 * ci[1] },
    ]
  })
  if (drawn.length === 0) return nothing
  const left = runs.length - drawn.length
  return html`<section id="cost"><h2>Quality and cost</h2><figure>${costScatter(chart, drawn, { simulated: runs.some(({ run }) => run.simulated) })}<figcaption>Up is better, left is cheaper; bars are 95 % intervals. Costs are those of uncached answers.${left > 0 ? ` Not drawn, price or score unknown: ${left}.` : ''}</figcaption></figure></section>`
}
