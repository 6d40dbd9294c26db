/** A report for a pull request: verdict, figures, and the rows that need a look. */
import type {
  ComparedSlices,
  CompareReport,
  ReportedRun,
  ReportHistory,
  RunsReport,
  SliceTable,
  StoredRow,
} from '../workbench/index.ts'
import { dollars, duration, points, pointsWithInterval } from './format.ts'
import { leadOf, withNames } from './lead.ts'
import { lowest } from './lowest.ts'
import { runNames } from './run-names.ts'
import { differenceText, sliceName } from './slices-text.ts'
import { visibleLine } from './visible.ts'

/** How much the summary holds. */
export interface MarkdownReportOptions {
  /** The most failing rows of each run. @default 10 */
  readonly rows?: number | undefined
}

/** Verdict first, then a table of the runs, then the lowest rows of each, folded. */
export function* markdownReport(
  report: RunsReport,
  { rows = 10 }: MarkdownReportOptions = {},
): Generator<string> {
  const { headline, reasons } = leadOf(report)
  const names = runNames(report.runs.map(({ run }) => run))
  yield `**${inline(headline)}**\n\n${reasons.map(inline).join(' ')}\n\n`
  yield tableOf(
    ['run', 'score (95 %)', 'rows', 'errors', 'cost', 'latency'],
    report.runs.map(({ figures }) => runCells(figures, names)),
  )
  for (const { run, figures } of report.runs)
    for (const slices of figures.slices ?? []) yield slicesTable(names.get(run.id) ?? run.id, slices)
  for (const comparison of report.comparisons)
    for (const slices of comparison.slices ?? []) yield comparedTable(withNames(comparison, names), slices)
  for (const reported of report.runs) yield failingRows(reported, report.history, rows)
}

function runCells(
  { run, score, ci, n, errors, listCostUsd, simulated, latencyMs }: ReportedRun['figures'],
  names: ReadonlyMap<string, string>,
): string[] {
  return [
    `${inline(names.get(run) ?? run)} ${code(run)}`,
    pointsWithInterval(score, ci),
    n.toLocaleString('en-US'),
    errors.toLocaleString('en-US'),
    dollars(listCostUsd, simulated),
    latencyMs === null ? '—' : duration(latencyMs.p50),
  ]
}

/** Slices in a table: as many as a person reads. */
const mostSlices = 25

function slicesTable(name: string, { key, slices }: SliceTable): string {
  const rows = slices
    .slice(0, mostSlices)
    .map(({ value, score, ci, n, errors }) => [
      inline(sliceName(value)),
      pointsWithInterval(score, ci),
      n.toLocaleString('en-US'),
      errors.toLocaleString('en-US'),
    ])
  return `\n${inline(name)} by ${inline(key)}:\n\n${tableOf([inline(key), 'score (95 %)', 'examples', 'errors'], rows)}`
}

function comparedTable({ modelA, modelB }: CompareReport, { key, slices }: ComparedSlices): string {
  const [a, b] = [inline(String(modelA)), inline(String(modelB))]
  const rows = slices
    .slice(0, mostSlices)
    .map(({ value, scoreA, scoreB, difference, ci, pairs }) => [
      inline(sliceName(value)),
      points(scoreA),
      points(scoreB),
      differenceText(difference, ci),
      pairs.toLocaleString('en-US'),
    ])
  return `\n${b} against ${a} by ${inline(key)}:\n\n${tableOf([inline(key), a, b, 'difference (95 %)', 'pairs'], rows)}`
}

function failingRows({ run }: ReportedRun, history: ReportHistory, limit: number): string {
  const all = history.countRows({ runId: run.id, which: 'failing' })
  if (all === 0 || limit === 0) return ''
  const found = lowest<StoredRow>(limit)
  for (const row of history.eachRow(run.id, 'failing')) found.add(row)
  const shown = found.result()
  const cells = shown.map((row) => [
    code(visibleLine(row.exampleId, 60)),
    row.error ? 'error' : points(row.score),
    code(visibleLine(row.error?.message ?? row.scores[run.metric]?.feedback ?? '', 120)),
  ])
  const title = `${shown.length} of ${all.toLocaleString('en-US')} rows below a full score in ${run.id}, the lowest first`
  return `\n<details><summary>${title}</summary>\n\n${tableOf(['example', 'score', 'why'], cells)}\n</details>\n`
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const rule = headings.map((_, i) => (i === 0 || headings[i] === 'why' ? '---' : '---:'))
  return [headings, rule, ...rows].map(line).join('')
}

/** Text in which nothing is read as Markdown, HTML or a mention. */
function inline(text: string): string {
  return visibleLine(text, 400).replace(/[\\`*_[\]<>|#~@!&]/g, (char) =>
    char === '@' ? '@\u200b' : `\\${char}`,
  )
}

/** Text as code: a fence longer than any within, pipes held apart from those of the table. */
function code(text: string): string {
  if (text === '') return ''
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text.replaceAll('|', '\\|')}${pad}${fence}`
}
