/** Rows as a CSV table for spreadsheets. */
import type { RunsReport, StoredRow } from '../workbench/index.ts'

/** One line of names, then every row of every run; lines end in CRLF as RFC 4180 asks. */
export function* csvReport({ runs, history }: RunsReport): Generator<string> {
  const columns = columnsOf(runs.flatMap(({ run }) => history.rows({ runId: run.id, limit: 200 })))
  yield line(columns.map(({ name }) => name))
  for (const { run } of runs)
    for (const row of history.eachRow(run.id)) yield line(columns.map(({ value }) => cell(value(row))))
}

interface CsvColumn {
  readonly name: string
  readonly value: (row: StoredRow) => unknown
}

type Group = 'inputs' | 'labels' | 'metadata' | 'prediction'

const fixed: readonly CsvColumn[] = [
  { name: 'run', value: ({ runId }) => runId },
  { name: 'index', value: ({ index }) => index },
  { name: 'id', value: ({ exampleId }) => exampleId },
  { name: 'repeat', value: ({ repeat }) => repeat },
  { name: 'score', value: ({ score }) => score },
  { name: 'error', value: ({ error }) => (error ? `${error.code}: ${error.message}` : null) },
  { name: 'duration_ms', value: ({ durationMs }) => durationMs },
  { name: 'cost_usd', value: ({ costUsd }) => costUsd },
  { name: 'cached', value: ({ cached }) => cached },
]

/** The fixed columns, then one for each metric and field that the first rows of the runs show. */
function columnsOf(sample: readonly StoredRow[]): CsvColumn[] {
  const metrics = namesIn(sample.map(({ scores }) => scores))
  return [
    ...fixed,
    ...metrics.flatMap((name): CsvColumn[] => [
      { name: `scores.${name}`, value: ({ scores }) => scores[name]?.value },
      { name: `feedback.${name}`, value: ({ scores }) => scores[name]?.feedback },
    ]),
    ...(['prediction', 'inputs', 'labels', 'metadata'] as const).flatMap((group) =>
      fieldColumns(sample, group),
    ),
  ]
}

function fieldColumns(sample: readonly StoredRow[], group: Group): CsvColumn[] {
  const names = namesIn(sample.map((row) => row[group] ?? {}))
  return names.map((name) => ({ name: `${group}.${name}`, value: (row) => row[group]?.[name] }))
}

function namesIn(records: readonly Readonly<Record<string, unknown>>[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))]
}

/** Text as it is, anything else as JSON, nothing for what is absent. */
function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? inert(value) : JSON.stringify(value)
}

/** A spreadsheet runs a cell that begins like a formula: an apostrophe before it makes it text. */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
