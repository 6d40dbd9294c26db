/** Writes rows with their calls, one short transaction a batch. */
import { type Call, spendOf } from '../engine/index.ts'
import type { Row, Summary } from '../evaluate/index.ts'
import { contents } from './contents.ts'
import type { Connection, Prepare } from './database.ts'
import { unknownRun } from './find-run.ts'
import { codeOf } from './store-error.ts'
import { type CallRecord, calls, type RowRecord, rows as rowTable } from './tables.ts'
import type { Store } from './types.ts'
import { updateRun } from './write-runs.ts'

/** The part of a store that adds rows. A row of the same index is replaced together with its calls. */
export function addRows(db: Connection, sql: Prepare): Pick<Store, 'addRows'> {
  const openContents = contents(sql)
  const write = db.transaction((runId: string, rows: readonly Row[], summary?: Summary) => {
    const shared = openContents()
    const metric = metricOf(sql, runId)
    const removeRow = sql('DELETE FROM rows WHERE run_id = ? AND position = ?')
    const insertRow = sql(`INSERT ${rowTable.into}`)
    const insertCall = sql(`INSERT ${calls.into}`)
    for (const row of rows) {
      const cells = rowTable.write(rowRecord(row, { runId, metric, exampleKey: shared.exampleKey(row) }))
      try {
        insertRow.run(cells)
      } catch (error) {
        // A row that is asked again, which is rare: the calls go with the one before it.
        if (codeOf(error) !== 'SQLITE_CONSTRAINT_PRIMARYKEY') throw error
        removeRow.run(runId, row.index)
        insertRow.run(cells)
      }
      for (const [step, call] of row.calls.entries()) {
        const place = { runId, index: row.index, step, preambleKey: shared.preambleKey(call) }
        insertCall.run(calls.write(callRecord(call, place)))
      }
    }
    if (summary) updateRun(sql, runId, { summary })
  })
  return { addRows: (runId, rows, summary) => write.immediate(runId, rows, summary) }
}

function metricOf(sql: Prepare, runId: string): string {
  const run = sql<{ metric: string }>('SELECT metric FROM runs WHERE id = ?').get(runId)
  if (run === undefined) throw unknownRun(sql, runId)
  return run.metric
}

function rowRecord(row: Row, place: { runId: string; metric: string; exampleKey: number }): RowRecord {
  const { error, scores, calls } = row
  const { runId, metric, exampleKey } = place
  return {
    ...row,
    runId,
    exampleKey,
    score: error === undefined ? (scores[metric]?.value ?? null) : null,
    costUsd: spendOf(calls).costUsd,
    cached: calls.length > 0 && calls.every((call) => call.cached),
  }
}

function callRecord(
  call: Call,
  { runId, index, step, preambleKey }: Pick<CallRecord, 'runId' | 'index' | 'step' | 'preambleKey'>,
): CallRecord {
  const { usage, messages, preambleLength } = call
  return {
    ...call,
    runId,
    index,
    step,
    preambleKey,
    messages: messages.slice(preambleLength),
    inputTokens: usage.input,
    cachedInputTokens: usage.cachedInput,
    cacheWriteTokens: usage.cacheWrite,
    outputTokens: usage.output,
    reasoningTokens: usage.reasoning,
  }
}
