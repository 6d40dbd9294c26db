/** What is copied of a row, by what one looks at: its prediction, a prompt, a reply, or all of it. */
import { json } from '../format/value.ts'
import type { Call, StoredRow } from '../workbench.ts'
import { promptText } from './calls.ts'

/** A row with its calls, of which one is looked at. */
export interface ValuePlace {
  readonly row: StoredRow
  readonly calls: readonly Call[]
  readonly at: number
}

/** A part of a row, and what it is called. */
export interface RowValue {
  readonly name: string
  readonly text: (place: ValuePlace) => string
}

/** The prediction, or the error where there is none. */
export const predictionValue: RowValue = {
  name: 'prediction',
  text: ({ row }) => json(row.prediction ?? row.error),
}

/** The exact messages of the call. */
export const promptValue = ofCall('prompt', promptText)

/** The reply as it came. */
export const replyValue = ofCall('reply', ({ text }) => text)

/** The row with its calls. */
export const rowValue: RowValue = { name: 'row', text: ({ row, calls }) => json({ row, calls }) }

function ofCall(name: string, text: (call: Call) => string): RowValue {
  return {
    name,
    text: ({ calls, at }) =>
      calls
        .slice(at, at + 1)
        .map(text)
        .join(''),
  }
}
