/** A large run passes through: no format reads far ahead of what it has written. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import {
  csvReport,
  htmlReport,
  jsonlReport,
  jsonReport,
  junitReport,
  markdownReport,
} from '../../src/report/index.ts'
import { temporaryPath } from '../../src/store/test-support.ts'
import { compareRuns, type RunsReport, writeChunks } from '../../src/workbench/index.ts'
import { reportOn, scored, storedRuns, textOf } from './support.ts'

const size = 5000

/** The report, watched: how many rows were read so far. */
async function watched() {
  const report = await reportOn(
    Array.from({ length: size }, (_, i) => scored(i, (i % 10) / 10, { calls: [] })),
  )
  const seen = { rows: 0 }
  const { history } = report
  const eachRow: RunsReport['history']['eachRow'] = function* (runId, which) {
    for (const row of history.eachRow(runId, which)) {
      seen.rows += 1
      yield row
    }
  }
  return { report: { ...report, history: { ...history, eachRow } }, seen }
}

it.each([
  { name: 'csv', render: csvReport },
  { name: 'jsonl', render: jsonlReport },
  { name: 'json', render: jsonReport },
  { name: 'junit', render: junitReport },
])('$name writes each row before it reads the next', async ({ render }) => {
  const { report, seen } = await watched()
  let written = 0
  for (const chunk of render(report)) {
    expect(chunk.length).toBeLessThan(10_000)
    written += 1
    expect(seen.rows - written).toBeLessThanOrEqual(1)
  }
  expect(written).toBeGreaterThanOrEqual(size)
})

it('html and markdown hold the rows asked for', async () => {
  const { report, seen } = await watched()
  const page = await textOf(htmlReport(report))
  expect(page.match(/<details data-is=/g)).toHaveLength(500)
  expect(page).toContain('500 of 5,000')
  expect(seen.rows).toBe(0)
  await textOf(markdownReport(report))
  expect(seen.rows).toBe(size)
})

it('compares and explains without holding the rows of a run', async () => {
  const { session, ids } = await storedRuns(
    Array.from({ length: size }, (_, i) => scored(i, i % 2)),
    Array.from({ length: size }, (_, i) => scored(i, Number(i % 3 === 0))),
  )
  const store = await session.store()
  const held: number[] = []
  const rows: typeof store.rows = (query) => {
    const found = store.rows(query)
    held.push(found.length)
    return found
  }
  const marks: typeof store.marks = (query) => {
    const found = store.marks(query)
    held.push(found.length)
    return found
  }
  const watchedStore = { ...store, rows, marks }
  const [a = '', b = ''] = ids
  const report = await compareRuns({ ...session, store: async () => watchedStore }, [a, b], { explain: true })
  expect(report).toMatchObject({ pairs: size, wins: 834, losses: 1667 })
  expect(report.flips).toHaveLength(100)
  expect(Math.max(...held)).toBeLessThanOrEqual(1000)
})

it('writes a file that is whole or not there', async () => {
  const path = temporaryPath('deep/er/report.txt')
  const chunks = Array.from({ length: 3000 }, (_, i) => `line ${i} ${'ü'.repeat(50)}\n`)
  expect(await writeChunks(path, chunks)).toBe(Buffer.byteLength(chunks.join('')))
  expect(readFileSync(path, 'utf8')).toBe(chunks.join(''))
  function* broken() {
    yield 'x'.repeat(100_000)
    throw new Error('the disk of the store is gone')
  }
  await expect(writeChunks(path, broken())).rejects.toThrow('the disk of the store is gone')
  await expect(writeChunks(path, chunks, AbortSignal.abort())).rejects.toThrow('abort')
  expect(readFileSync(path, 'utf8')).toBe(chunks.join(''))
  expect(readdirSync(dirname(path))).toEqual(['report.txt'])
})

it('names a path it cannot write to', async () => {
  const path = temporaryPath('file')
  await writeChunks(path, ['x'])
  await expect(writeChunks(`${path}/below`, ['x'])).rejects.toMatchObject({ code: 'unwritable' })
  expect(existsSync(`${path}/below`)).toBe(false)
})
