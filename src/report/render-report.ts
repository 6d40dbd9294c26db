/** Reports by format: which there are, how their files end, and what writes each. */
import type { RunsReport } from '../workbench/index.ts'
import { csvReport } from './csv.ts'
import { htmlReport } from './html/page.ts'
import { jsonlReport, jsonReport } from './jsonl.ts'
import { junitReport } from './junit.ts'
import { markdownReport } from './markdown.ts'

/** How the files of each format end. */
export const reportEndings = {
  html: 'html',
  markdown: 'md',
  csv: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  junit: 'xml',
} as const

/** What a report can be written as. */
export type ReportFormat = keyof typeof reportEndings

const formats = Object.keys(reportEndings) as ReportFormat[]

/** The format that a file name asks for, if any. */
export function reportFormatOf(file: string | undefined): ReportFormat | undefined {
  const name = file?.toLowerCase()
  return formats.find((format) => name?.endsWith(`.${reportEndings[format]}`))
}

/** Whether a format holds comparisons, not rows only. */
export function holdsComparisons(format: ReportFormat): boolean {
  return !['csv', 'jsonl', 'junit'].includes(format)
}

/** A report as text; `rows` is how many are written in full, where the format asks for it. */
export function renderReport(
  report: RunsReport,
  format: ReportFormat,
  rows?: number,
): Iterable<string> | AsyncIterable<string> {
  switch (format) {
    case 'html':
      return htmlReport(report, { rows })
    case 'markdown':
      return markdownReport(report, { rows })
    case 'csv':
      return csvReport(report)
    case 'json':
      return jsonReport(report)
    case 'jsonl':
      return jsonlReport(report)
    case 'junit':
      return junitReport(report)
  }
}
