/** drizzle/ is what drizzle-kit makes of the schema, and drizzle reads what the store writes. */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, it } from 'vitest'
import { shippedFolder } from './migrations.ts'
import * as schema from './schema.ts'
import { newCall, newRow, newRun, newSummary, temporaryPath, testStore } from './test-support.ts'

it('has no change that drizzle/ lacks', () => {
  const out = temporaryPath('drizzle')
  cpSync(shippedFolder, out, { recursive: true })
  const kit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs')
  const source = fileURLToPath(new URL('./schema.ts', import.meta.url))
  // drizzle-kit wants its paths relative to where it runs.
  const args = ['generate', '--dialect', 'sqlite', '--schema', relativeTo(out, source), '--out', 'drizzle']
  const { status, stdout } = spawnSync(process.execPath, [kit, ...args], {
    cwd: dirname(out),
    encoding: 'utf8',
  })
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('No schema changes'),
  })
  expect(readdirSync(out).sort()).toEqual(readdirSync(shippedFolder).sort())
})

it('reads through drizzle what the store wrote', () => {
  const path = temporaryPath('whetstone.db')
  const store = testStore(path, { now: () => new Date('2026-11-23T00:35:12.345Z'), pid: 2 ** 22 + 7 })
  const { id, status, startedAt, pid } = store.createRun(newRun({ parent: 'p' }))
  const row = newRow(3, { error: { code: 'bad', message: 'no', at: 'exact' } })
  store.addRows(id, [row], newSummary())
  const db = drizzle(new Database(path), { schema })
  const whole = { finishedAt: null, durationMs: null, total: null, error: null, processStart: null }
  expect(db.select().from(schema.runs).where(eq(schema.runs.id, id)).get()).toEqual({
    ...{ ...newRun({ parent: 'p' }), ...whole, id, status, startedAt, pid, summary: newSummary() },
  })
  const [stored] = db.select().from(schema.rows).all()
  expect(stored).toMatchObject({
    runId: id,
    index: 3,
    prediction: row.prediction,
    scores: row.scores,
    cached: false,
  })
  expect(stored?.error).toEqual(row.error)
  const [call] = db.select().from(schema.calls).all()
  expect(call).toMatchObject({ part: 'answer', messages: newCall().messages.slice(3), inputTokens: 120 })
  expect(db.select().from(schema.texts).get()?.body).toEqual(newCall().messages.slice(0, 3))
  expect(db.select().from(schema.examples).get()).toMatchObject({ inputs: row.inputs, labels: row.labels })
  db.$client.close()
})

function relativeTo(out: string, file: string): string {
  return join(
    ...dirname(out)
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
    file,
  )
}
