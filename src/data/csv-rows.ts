/** Rows of a CSV file as a stream, each with the line on which it begins. */
import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { readText } from './lines.ts'
import { datasetError } from './located-example.ts'

/** The cells of one row, quotes removed. A row may span several lines; `line` is its first. */
export interface CsvRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** What csv-parse makes of a row when its option `raw` is on. */
interface ParsedRow {
  readonly record: readonly string[]
  readonly raw: string
}

/**
 * The rows of a UTF-8 file, the header among them; a byte order mark and rows without content are passed over.
 * @throws InputError `invalid_dataset` with file and line for quotes that do not match or bytes that are no UTF-8.
 */
export async function* readRows(path: string): AsyncGenerator<CsvRow> {
  let next = 1
  // The parser runs ahead of its reader and counts a quoted \r\n twice: lines are counted as rows are made.
  const located = ({ record, raw }: ParsedRow): CsvRow => {
    const line = next + lineEnds(/^[\r\n]*/.exec(raw)?.[0] ?? '')
    next += lineEnds(raw)
    return { cells: record, line }
  }
  const options = { bom: true, raw: true, skip_empty_lines: true, relax_column_count: true }
  // The types of csv-parse do not know that `raw` changes what `on_record` is given.
  const rows = parse({ ...options, on_record: located as never })
  // Unlike `pipe`, a pipeline hands on a failure to read and closes the file when the reader stops early.
  pipeline(readText(path), rows, () => undefined)
  try {
    for await (const row of rows as AsyncIterable<CsvRow>) {
      if (row.cells.some((cell) => cell.trim() !== '')) yield row
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw datasetError({ path, line: next }, `expected well-formed CSV, got ${error.message}`)
  }
}

function lineEnds(text: string): number {
  return text.match(/\r\n|[\r\n]/g)?.length ?? 0
}
