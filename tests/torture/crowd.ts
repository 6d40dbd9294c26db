/** Several processes evaluate into one store and one cache at once; counts what was lost or told of locks. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { openStore } from '../../src/store/index.ts'
import { countingEndpoint } from '../resume/counting-endpoint.ts'

/** What a crowd of processes left behind. */
export interface CrowdReport {
  readonly processes: number
  readonly rowsEach: number
  readonly rowsStored: number
  /** Finished runs that have every row, scored. */
  readonly wholeRuns: number
  /** What the processes said of busy or locked files. */
  readonly busyShown: number
  /** What SQLite says of the store at the end. */
  readonly integrity: string
  readonly seconds: number
}

/** Lets so many processes evaluate so many examples each, all of them different. */
export async function crowd({
  processes,
  rows,
}: {
  readonly processes: number
  readonly rows: number
}): Promise<CrowdReport> {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-crowd-'))
  const endpoint = await countingEndpoint()
  try {
    const startedAt = performance.now()
    const said = await Promise.all(
      Array.from({ length: processes }, (_, i) => evaluateIn(folder, endpoint.url, { nth: i, rows })),
    )
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10
    const busyShown = said.filter((text) => /busy|locked/i.test(text)).length
    return { processes, rowsEach: rows, busyShown, seconds, ...found(join(folder, 'runs.db'), rows) }
  } finally {
    await endpoint.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One process with examples of its own; what it printed. */
async function evaluateIn(
  folder: string,
  url: string,
  { nth, rows }: { readonly nth: number; readonly rows: number },
): Promise<string> {
  const own = join(folder, String(nth))
  mkdirSync(own)
  const example = (i: number) => JSON.stringify({ id: `q${i}`, inputs: { question: `q${i}` }, labels: {} })
  const lines = Array.from({ length: rows }, (_, i) => example(nth * rows + i))
  writeFileSync(join(own, 'dev.jsonl'), lines.join('\n'))
  const script = fileURLToPath(new URL('./crowd-child.ts', import.meta.url))
  const argv = ['--no-warnings', script, own, url, join(folder, 'runs.db')]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argv)
  return stdout + stderr
}

function found(path: string, rows: number): Pick<CrowdReport, 'rowsStored' | 'wholeRuns' | 'integrity'> {
  const store = openStore(path)
  const runs = store.runs()
  const rowsStored = runs.reduce((sum, { id }) => sum + store.countRows({ runId: id }), 0)
  const isWhole = ({ status, summary }: (typeof runs)[number]) =>
    status === 'done' && summary?.scored === rows
  store.close()
  const db = new Database(path)
  const integrity = String(db.pragma('integrity_check', { simple: true }))
  db.close()
  return { rowsStored, wholeRuns: runs.filter(isWhole).length, integrity }
}
