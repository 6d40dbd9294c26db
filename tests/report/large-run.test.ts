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
import { type RunsReport, writeChunks } from '../../src/workbench/index.ts'
import { reportOn, scored, textOf } from './support.ts'

const size = 5000

/** The report, watched: how many rows each read gave, and how many rows were read when a chunk came. */
async function watched() {
  const report = await reportOn(
    Array.from({ length: size }, (_, i) => scored(i, (i % 10) / 10, { calls: [] })),
  )
  const reads: number[] = []
  const rows: RunsReport['history']['rows'] = (query) => {
    const found = report.history.rows(query)
    reads.push(found.length)
    return found
  }
  return { report: { ...report, history: { ...report.history, rows } }, reads }
}

it.each([
  { name: 'csv', render: csvReport },
  { name: 'jsonl', render: jsonlReport },
  { name: 'json', render: jsonReport },
  { name: 'junit', render: junitReport },
])('$name holds one page of rows at a time', async ({ render }) => {
  const { report, reads } = await watched()
  let written = 0
  for (const chunk of render(report)) {
    expect(chunk.length).toBeLessThan(10_000)
    written += 1
    const read = reads.reduce((sum, n) => sum + n, 0)
    expect(read - written).toBeLessThanOrEqual(800)
  }
  expect(written).toBeGreaterThanOrEqual(size)
})

it('html and markdown read page by page and hold the rows asked for', async () => {
  const { report, reads } = await watched()
  const page = await textOf(htmlReport(report))
  expect(page.match(/<details data-is=/g)).toHaveLength(500)
  expect(page).toContain('500 of 5,000')
  await textOf(markdownReport(report))
  expect(Math.max(...reads)).toBeLessThanOrEqual(500)
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
