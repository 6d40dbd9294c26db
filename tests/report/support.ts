/** Reports on runs made up in a real store. */
import { onTestFinished } from 'vitest'
import { type Row, tally } from '../../src/evaluate/index.ts'
import { newCall, newRow, newRun, temporaryPath, testStore } from '../../src/store/test-support.ts'
import { openSession, type RunsReport, reportRuns } from '../../src/workbench/index.ts'

/** Text that tries to leave its place on a page, in a table, in a terminal. */
export const hostile = [
  '</details></pre><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  ']]></failure><testcase name="forged"/>',
  `${String.fromCharCode(27)}[2Jcleared`,
  '\u202egnp.exe',
  '| a | b |\n# heading [link](javascript:alert(1)) `code`',
  "\u0000 \ud800 \uffff &amp; '",
]

/** A row with a score, and what else the test cares for. */
export function scored(index: number, value: number, own: Partial<Row> = {}): Row {
  const score = { value, feedback: value < 1 ? `not quite: ${value}` : undefined }
  return newRow(index, { scores: { exact: score }, calls: [newCall()], ...own })
}

/** A row that failed. */
export function failed(index: number, message: string): Row {
  return newRow(index, {
    scores: {},
    prediction: undefined,
    error: { code: 'timeout', message, at: 'program' },
  })
}

/** The report on one run for each list of rows; models are named in order. */
export async function reportOn(...runs: readonly (readonly Row[])[]): Promise<RunsReport> {
  const { session, ids } = await storedRuns(...runs)
  return reportRuns(session, ids)
}

/** A session on a store that holds one run for each list of rows. */
export async function storedRuns(...runs: readonly (readonly Row[])[]) {
  const path = temporaryPath('whetstone.db')
  const store = testStore(path)
  const ids = runs.map((rows, i) => {
    const { id } = store.createRun(
      newRun({ model: `simulated/model-${i + 1}`, metrics: ['exact'], total: rows.length }),
    )
    const sums = tally(['exact'])
    for (const row of rows) sums.add(row)
    store.addRows(id, rows, sums.summary())
    store.updateRun(id, { status: 'done', durationMs: 1234 })
    return id
  })
  const session = await openSession({ cwd: temporaryPath('.'), env: {}, tasks: {}, store: path })
  onTestFinished(session.close)
  return { session, ids }
}

/** All of a report. */
export async function textOf(chunks: Iterable<string> | AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}
