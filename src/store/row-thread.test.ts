/** Rows through another thread are the same rows, and what it cannot do it says. */
import { writeFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { rowThread } from './row-thread.ts'
import { inProcess, newCall, newRow, newRun, temporaryPath, testStore } from './test-support.ts'

function threadOf(path: string) {
  const thread = rowThread(path)
  onTestFinished(() => thread.close())
  return thread
}

it('writes what the store itself would write', async () => {
  const path = temporaryPath('whetstone.db')
  const store = testStore(path)
  const [here, there] = [store.createRun(newRun()).id, store.createRun(newRun()).id]
  const rows = [newRow(0), newRow(1, { calls: [newCall(), newCall({ cached: true })] })]
  store.addRows(here, rows)
  const thread = threadOf(path)
  const written = await Promise.all([
    thread.write(there, rows.slice(0, 1)),
    thread.write(there, rows.slice(1)),
  ])
  expect(written).toEqual([true, true])
  const found = (runId: string) =>
    store.rows({ runId }).map(({ runId: _run, ...row }) => ({ ...row, calls: store.calls(runId, row.index) }))
  expect(found(there)).toEqual(found(here))
})

it('says that rows were not written, and goes on', async () => {
  const path = temporaryPath('whetstone.db')
  const store = testStore(path)
  const runId = store.createRun(newRun()).id
  const thread = threadOf(path)
  expect(await thread.write('20260101T000000-none', [newRow(0)])).toBe(false)
  expect(await thread.write(runId, [newRow(0)])).toBe(true)
  expect(store.countRows({ runId })).toBe(1)
})

it('says so too when it cannot begin, and when it ended', async () => {
  const path = temporaryPath('whetstone.db')
  writeFileSync(path, 'not a database, and longer than the head that SQLite reads of one'.repeat(9))
  const thread = threadOf(path)
  expect(await thread.write('r', [newRow(0)])).toBe(false)
  await thread.close()
  expect(await thread.write('r', [newRow(0)])).toBe(false)
})

it('keeps a process alive as long as it writes, and no longer', async () => {
  const path = temporaryPath('whetstone.db')
  const code = `
    const opened = store.openStore(${JSON.stringify(path)})
    const { id } = opened.createRun(${JSON.stringify(newRun())})
    const thread = store.rowThread(${JSON.stringify(path)})
    thread.write(id, [${JSON.stringify(newRow(0))}]).then((isWritten) => console.log(isWritten, opened.countRows({ runId: id })))`
  expect(await inProcess(code)).toBe('true 1')
})
