/** Runs as JUnit XML, which CI services show as tests: a suite a run, a case a row. */
import type { ReportedRun, ReportHistory, RunsReport, StoredRow } from '../workbench/index.ts'
import { modelText, points } from './format.ts'
import { visible, visibleLine } from './visible.ts'

/** A row below a full score is a failure with the metric's feedback, a row without a score an error. */
export function* junitReport({ runs, history }: RunsReport): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="whetstone">\n'
  for (const reported of runs) yield* suite(reported, history)
  yield '</testsuites>\n'
}

function* suite({ run, figures }: ReportedRun, history: ReportHistory): Generator<string> {
  const count = (which: 'all' | 'failing' | 'errors') => history.countRows({ runId: run.id, which })
  const errors = count('errors')
  const attributes = {
    name: `${run.task} · ${modelText(run.model)} · ${run.metric}`,
    id: run.id,
    tests: count('all'),
    failures: count('failing') - errors,
    errors,
    skipped: 0,
    time: seconds(figures.durationMs),
    timestamp: run.startedAt,
  }
  yield `<testsuite${written(attributes)}>\n<properties>\n`
  for (const [name, value] of Object.entries(properties({ run, figures })))
    yield `<property${written({ name, value })}/>\n`
  yield '</properties>\n'
  for (const row of history.eachRow(run.id)) yield testCase(row, run)
  yield '</testsuite>\n'
}

function properties({ run, figures }: ReportedRun): Record<string, string | number> {
  const { score, ci } = figures
  return {
    metric: run.metric,
    score: score ?? '',
    ...(ci ? { ci_low: ci[0], ci_high: ci[1] } : {}),
    program: `${run.program} ${run.programHash}`,
    data: `${run.datasetPath} ${run.datasetHash}`,
    simulated: String(run.simulated),
    status: run.status,
  }
}

function testCase(row: StoredRow, { task, metric }: ReportedRun['run']): string {
  const name = row.repeat > 0 ? `${row.exampleId} #${row.repeat + 1}` : row.exampleId
  const opening = `<testcase${written({ name, classname: `${task}.${metric}`, time: seconds(row.durationMs) })}`
  const outcome = outcomeOf(row, metric)
  return outcome === '' ? `${opening}/>\n` : `${opening}>\n${outcome}</testcase>\n`
}

function outcomeOf({ error, score, scores }: StoredRow, metric: string): string {
  if (error)
    return element('error', { message: visibleLine(error.message, 300), type: error.code }, error.message)
  if (score === null || score === 1) return ''
  const feedback = scores[metric]?.feedback ?? ''
  const message = `${points(score)} of 100${feedback === '' ? '' : `: ${visibleLine(feedback, 300)}`}`
  return element('failure', { message, type: metric }, feedback)
}

function element(name: string, attributes: Readonly<Record<string, string>>, text: string): string {
  return `<${name}${written(attributes)}>${escapeXml(text)}</${name}>\n`
}

function written(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 cannot hold at all are spelled out. */
function escapeXml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (char) => entities[char] ?? char)
}
