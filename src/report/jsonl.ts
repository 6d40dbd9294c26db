/** Rows as JSON: a line each, or one document with the figures of their runs. */
import type { RunsReport, StoredRow } from '../workbench/index.ts'

/** Every row of every run, one JSON object a line, exactly as stored; `runId` tells the run. */
export function* jsonlReport({ runs, history }: RunsReport): Generator<string> {
  for (const { run } of runs) for (const row of history.eachRow(run.id)) yield `${JSON.stringify(row)}\n`
}

/**
 * One document: `{ schemaVersion: 1, writtenAt, runs: [{ …eval --json, rows: […] }], comparisons: […] }`, with every
 * row on a line of its own.
 */
export function* jsonReport({ runs, comparisons, history, writtenAt }: RunsReport): Generator<string> {
  yield `{"schemaVersion":1,"writtenAt":${JSON.stringify(writtenAt)},"runs":[`
  for (const [i, { run, figures }] of runs.entries()) {
    yield `${i === 0 ? '' : ','}\n${JSON.stringify(figures).slice(0, -1)},"rows":[`
    yield* rowList(history.eachRow(run.id))
    yield ']}'
  }
  yield `],\n"comparisons":${JSON.stringify(comparisons)}}\n`
}

function* rowList(rows: Iterable<StoredRow>): Generator<string> {
  let separator = '\n'
  for (const row of rows) {
    yield `${separator}${JSON.stringify(row)}`
    separator = ',\n'
  }
}
