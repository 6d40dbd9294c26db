/** A report for a pull request: verdict, figures, and the rows that need a look. */
import type { Browser, ReportedRun, RunsReport, StoredRow } from '../workbench/index.ts'
import { dollars, duration, points, pointsWithInterval } from './format.ts'
import { leadOf } from './lead.ts'
import { rowsOf } from './pages.ts'
import { runNames } from './run-names.ts'
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

function failingRows({ run }: ReportedRun, history: Browser, limit: number): string {
  const all = history.countRows({ runId: run.id, which: 'failing' })
  if (all === 0 || limit === 0) return ''
  const lowest = lowestRows(history, run.id, limit)
  const cells = lowest.map((row) => [
    code(visibleLine(row.exampleId, 60)),
    row.error ? 'error' : points(row.score),
    code(visibleLine(row.error?.message ?? row.scores[run.metric]?.feedback ?? '', 120)),
  ])
  const title = `${lowest.length} of ${all.toLocaleString('en-US')} rows below a full score in ${run.id}, the lowest first`
  return `\n<details><summary>${title}</summary>\n\n${tableOf(['example', 'score', 'why'], cells)}\n</details>\n`
}

/** Errors first, then from the lowest score up; no more rows are held than are shown. */
function lowestRows(history: Browser, runId: string, limit: number): StoredRow[] {
  const lowest: StoredRow[] = []
  const rank = ({ score }: StoredRow) => score ?? -1
  for (const row of rowsOf(history, { runId, which: 'failing' })) {
    const last = lowest.at(-1)
    if (lowest.length >= limit && last !== undefined && rank(row) >= rank(last)) continue
    const at = lowest.findIndex((other) => rank(other) > rank(row))
    lowest.splice(at < 0 ? lowest.length : at, 0, row)
    if (lowest.length > limit) lowest.pop()
  }
  return lowest
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
