/** Rows as text, for another thread: what all calls of a part begin with, tens of kilobytes with demos, stands there once. */
import type { Call, Message } from '../engine/index.ts'
import type { Row } from '../evaluate/index.ts'

/** Rows as JSON, and the preambles of their calls. */
export interface PackedRows {
  readonly rows: string
  readonly preambles: readonly string[]
}

/** `messages` lack the preamble, which has a place among the preambles. */
type PackedCall = Call & { readonly preamble: number }

type PackedRow = Omit<Row, 'calls'> & { readonly calls: readonly PackedCall[] }

/** Packs rows. Values come out as through JSON, which is how the store keeps them. @throws TypeError for what JSON cannot hold. */
export function packRows(rows: readonly Row[]): PackedRows {
  const placeOf = places()
  const packed = rows.map((row): PackedRow => {
    const calls = row.calls.map((call) => {
      const preamble = placeOf(call.messages.slice(0, call.preambleLength))
      return { ...call, messages: call.messages.slice(call.preambleLength), preamble }
    })
    return { ...row, calls }
  })
  return { rows: JSON.stringify(packed), preambles: placeOf.all.map((preamble) => JSON.stringify(preamble)) }
}

/** The rows that were packed. */
export function unpackRows({ rows, preambles }: PackedRows): Row[] {
  const shared = preambles.map((text) => JSON.parse(text) as Message[])
  const packed = JSON.parse(rows) as PackedRow[]
  return packed.map((row) => ({
    ...row,
    calls: row.calls.map(({ preamble, messages, ...call }) => ({
      ...call,
      messages: [...(shared[preamble] ?? []), ...messages],
    })),
  }))
}

/** Gives each preamble a place. All calls of a part share the very same messages: they are compared by identity. */
function places() {
  const all: (readonly Message[])[] = []
  const placeOf = (preamble: readonly Message[]): number => {
    const known = all.findIndex(
      (other) => other.length === preamble.length && other.every((message, i) => message === preamble[i]),
    )
    return known < 0 ? all.push(preamble) - 1 : known
  }
  return Object.assign(placeOf, { all })
}
