/** One run in full: how scores and latencies are spread, slices, metrics, how it was made, its rows. */
import { type Slice, slicesOf } from '../../evaluate/index.ts'
import type { ReportedRun, ReportHistory, Run, SliceTable } from '../../workbench/index.ts'
import { count, duration, modelText, points } from '../format.ts'
import { type Fold, foldRows } from './fold.ts'
import { latencyHistogram, scoreHistogram } from './histogram.ts'
import { html, type Markup, nothing } from './markup.ts'
import type { Chart } from './plot.ts'
import { type RowsSource, rowsSection } from './rows.ts'

/** What a run's section is written from. */
export interface RunSource extends RowsSource {
  readonly chart: Chart
  readonly name: string
  readonly position: number
}

/** Calls are read one row at a time, so a large run is looked at through evenly spaced rows. */
const mostLatencyRows = 2000

/** Slices of a key in a table: more than a person reads. */
const mostSlices = 50

/** The section, piece by piece. */
export function* runSection(reported: ReportedRun, source: RunSource): Generator<Markup> {
  const { run, figures } = reported
  const { history, chart, name, position } = source
  const fold = foldRows(history.eachMark(run.id), source.limit)
  yield html`<section id="run-${position}"><h2>${name}</h2>${standing(run)}<div class="charts">${scoreFigure(chart, fold)}${latencyFigure(chart, history, reported)}</div>`
  yield metricsTable(figures.metrics)
  const slicesBy = (key: string) => ({ key, slices: slicesOf(history.eachMark(run.id), key) })
  yield* (figures.slices ?? fold.keys.map(slicesBy)).map(sliceTable)
  yield provenance(run)
  yield* rowsSection(reported, fold, source)
  yield html`</section>`
}

function standing({ status, error, total, summary }: Run): Markup {
  if (status === 'done') return nothing
  const done = `${(summary?.n ?? 0).toLocaleString('en-US')} of ${total?.toLocaleString('en-US') ?? '?'} rows are done`
  return html`<p class="note">This run is ${status.replaceAll('_', ' ')}: ${done}.${error ? ` ${error.message}` : ''}</p>`
}

function scoreFigure(chart: Chart, { rows, errors, bins }: Fold): Markup {
  if (rows === errors) return nothing
  return html`<figure>${scoreHistogram(chart, bins)}<figcaption>Rows by score; 100 stands apart.${errors > 0 ? ` ${count(errors, 'error row')} not shown.` : ''}</figcaption></figure>`
}

function latencyFigure(chart: Chart, history: ReportHistory, { run, figures }: ReportedRun): Markup {
  const { latencyMs } = figures
  const rows = history.countRows({ runId: run.id })
  const step = Math.max(1, Math.ceil(rows / mostLatencyRows))
  const indices = Array.from({ length: Math.ceil(rows / step) }, (_, i) => i * step)
  const latencies = indices
    .flatMap((index) => history.calls(run.id, index))
    .filter(({ finishReason }) => finishReason !== 'error')
    .map((call) => call.latencyMs)
  if (latencies.length === 0 || latencyMs === null) return nothing
  const seen = step === 1 ? '' : ` (of every ${step}th row)`
  const simulated = run.simulated ? ' Simulated models answer at once.' : ''
  return html`<figure>${latencyHistogram(chart, latencies)}<figcaption>${count(latencies.length, 'call')}${seen} by latency of the first, uncached answer: half within ${duration(latencyMs.p50)}, 95 % within ${duration(latencyMs.p95)}.${simulated}</figcaption></figure>`
}

function metricsTable(metrics: ReportedRun['figures']['metrics']): Markup {
  const entries = Object.entries(metrics)
  if (entries.length < 2) return nothing
  return html`<h3>Metrics</h3><div class="wide"><table><tr><th>metric</th><th class="n">score</th><th class="n">95 % interval</th></tr>
${entries.map(([name, { score, ci }]) => html`<tr><td>${name}</td><td class="n">${points(score)}</td><td class="n">${interval(ci)}</td></tr>`)}</table></div>`
}

function sliceTable({ key, slices }: SliceTable): Markup {
  return html`<h3>By ${key}</h3><div class="wide"><table><tr><th>${key}</th><th class="n">examples</th><th class="n">errors</th><th class="n">score</th><th class="n">95 % interval</th></tr>
${slices.slice(0, mostSlices).map(sliceRow)}</table></div>${slices.length > mostSlices && html`<p class="soft">The ${mostSlices} with the lowest score of ${slices.length.toLocaleString('en-US')}.</p>`}`
}

function sliceRow({ value, n, errors, score, ci }: Slice): Markup {
  return html`<tr><td>${value ?? 'none'}</td><td class="n">${n.toLocaleString('en-US')}</td><td class="n">${errors.toLocaleString('en-US')}</td><td class="n">${points(score)}</td><td class="n">${interval(ci)}</td></tr>`
}

function interval(ci: readonly [number, number] | null): string {
  return ci === null ? '—' : `${points(ci[0])} – ${points(ci[1])}`
}

function provenance(run: Run): Markup {
  const facts: [string, string][] = [
    ['run', run.id],
    [
      'started',
      `${run.startedAt}${run.durationMs === undefined ? '' : `, took ${duration(run.durationMs)}`}`,
    ],
    ['program', `${run.program} (${run.programHash.slice(0, 12)})`],
    ['model', modelText(run.model)],
    ['data', `${run.datasetPath} (${run.datasetHash.slice(0, 12)})`],
    ...Object.entries(run.config).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
    [
      'versions',
      Object.entries(run.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
  ]
  return html`<h3>How it was made</h3><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
