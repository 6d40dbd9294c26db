/** Reports by format: which there are, how their files end, and what writes each. */
import { extname } from 'node:path'
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

/** The format that the name of a file asks for: a page when it ends in nothing, undefined for an ending of none. */
export function reportFormatOf(file: string): ReportFormat | undefined {
  const ending = extname(file).slice(1).toLowerCase()
  return ending === '' ? 'html' : formats.find((format) => reportEndings[format] === ending)
}

/** Tells who gave a file an ending of no format. */
export function unknownEnding(file: string): string {
  const endings = Object.values(reportEndings).map((ending) => `.${ending}`)
  return `${file}: expected a name that ends in ${endings.join(', ')}, got ${extname(file)}; any other needs --format`
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
