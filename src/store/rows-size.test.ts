/** Size on disk: what many rows share is kept once. */
import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Row } from '../evaluate/index.ts'
import { openStore } from './open-store.ts'
import { newCall, newRow, newRun, preamble, temporaryPath, testStore, throughJson } from './test-support.ts'

describe('size on disk', () => {
  const demos = preamble.map((message) => ({ ...message, content: message.content.repeat(500) }))
  const perRow = (rows: readonly Row[], runs = 1) => {
    const path = temporaryPath('whetstone.db')
    const store = openStore(path)
    const empty = statSync(path).size
    for (let i = 0; i < runs; i += 1) store.addRows(store.createRun(newRun()).id, rows)
    store.close()
    return (statSync(path).size - empty) / rows.length
  }
  const rowsOf = (textBytes: number) =>
    Array.from({ length: 500 }, (_, i) => {
      const text = String(i).padEnd(textBytes, '.')
      const messages = [...demos, { role: 'user', content: text } as const]
      const calls = [newCall({ messages, preambleLength: demos.length, text })]
      return newRow(i, { inputs: { text }, labels: { text }, prediction: { text }, calls })
    })

  it.each([0, 300, 700, 1000])('is at most 1.5 kB a row and call beyond five texts of %i bytes', (bytes) => {
    expect(perRow(rowsOf(bytes)) - 5 * bytes).toBeLessThan(1500)
  })

  it('holds what went in once, however many runs used it', () => {
    const rows = rowsOf(1000)
    const oneMore = perRow(rows, 2) - perRow(rows, 1)
    expect(oneMore).toBeLessThan(3 * 1000 + 1500)
  })

  it('holds a preamble once, also when its messages are equal but not the same', () => {
    const path = temporaryPath('whetstone.db')
    const store = testStore(path)
    const runId = store.createRun(newRun()).id
    store.addRows(runId, rowsOf(10))
    store.addRows(runId, throughJson(rowsOf(10)))
    const changed = demos.map((message, i) => (i === 1 ? { ...message, content: 'other' } : message))
    store.addRows(runId, [newRow(900, { calls: [newCall({ messages: changed, preambleLength: 3 })] })])
    store.addRows(runId, [newRow(901, { calls: [newCall({ messages: demos, preambleLength: 2 })] })])
    expect(store.calls(runId, 900)[0]?.messages).toEqual(changed)
    expect(store.calls(runId, 901)[0]?.messages).toEqual(demos)
    const db = new Database(path)
    expect(db.prepare('SELECT count(*) FROM texts').pluck().get()).toBe(3)
    db.close()
  })
})
