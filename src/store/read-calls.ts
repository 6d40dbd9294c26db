/** The calls behind a row, exactly as they were made. */
import type { Call, Message } from '../engine/index.ts'
import type { Prepare } from './database.ts'
import type { Cells } from './table.ts'
import { type CallRecord, calls } from './tables.ts'
import type { Store } from './types.ts'

type CallCells = Cells<CallRecord> & { readonly preamble: string | null }

const query = `SELECT ${calls.list}, texts.body AS preamble
  FROM calls LEFT JOIN texts ON texts.key = calls.preamble_key
  WHERE run_id = ? AND position = ? ORDER BY step`

/** The part of a store that reads calls. */
export function readCalls(sql: Prepare): Pick<Store, 'calls'> {
  return {
    calls: (runId, index) => sql<CallCells>(query).all(runId, index).map(toCall),
  }
}

function toCall({ preamble, ...cells }: CallCells): Call {
  const { runId: _run, index: _index, step: _step, preambleKey: _key, ...record } = calls.read(cells)
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens, ...call } = record
  const shared = preamble === null ? [] : (JSON.parse(preamble) as Message[])
  return {
    ...call,
    messages: [...shared, ...call.messages],
    preambleLength: shared.length,
    usage: {
      input: inputTokens,
      cachedInput: cachedInputTokens,
      cacheWrite: cacheWriteTokens,
      output: outputTokens,
      reasoning: reasoningTokens,
    },
  }
}
