/** Rows come out of the packing as the store would give them. */
import { expect, it } from 'vitest'
import type { Row } from '../evaluate/index.ts'
import { packRows, unpackRows } from './packed-rows.ts'
import { newCall, newRow, preamble, throughJson } from './test-support.ts'

const alone = newCall({ messages: [{ role: 'user', content: 'Lima?' }], preambleLength: 0 })
const longer = newCall({
  messages: [...preamble, ...preamble, { role: 'user', content: 'Lima?' }],
  preambleLength: 2 * preamble.length,
})

it.each<{ what: string; own: Partial<Row> }>([
  { what: 'with a call', own: {} },
  { what: 'without calls', own: { calls: [] } },
  { what: 'with calls of several parts', own: { calls: [newCall(), alone, longer, newCall()] } },
  {
    what: 'with an error',
    own: { prediction: undefined, error: { code: 'x', message: 'y', at: 'program' } },
  },
  {
    what: 'with a date and text of any kind',
    own: { inputs: { at: new Date(0), text: '\u2028 é 🙂 \0 "' } },
  },
])('rows $what come out equal through JSON', ({ own }) => {
  const rows = [newRow(0, own), newRow(1), newRow(2, own)]
  expect(unpackRows(packRows(rows))).toEqual(throughJson(rows))
})

it('a preamble that calls share is packed once', () => {
  const rows = Array.from({ length: 50 }, (_, index) => newRow(index))
  const { preambles, rows: text } = packRows(rows)
  expect(preambles).toHaveLength(1)
  expect(text).not.toContain('Answer in this form.')
})

it('refuses what JSON cannot hold', () => {
  expect(() => packRows([newRow(0, { inputs: { big: 1n } })])).toThrow(/BigInt/)
})
