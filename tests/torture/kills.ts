/** Kills runs with SIGKILL at random points until so many kills are done, and counts what was lost or paid twice. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { openStore, type Store } from '../../src/store/index.ts'
import { type CountingEndpoint, countingEndpoint } from '../resume/counting-endpoint.ts'
import { writeExamples } from '../resume/project.ts'

/** Examples under way at once in the killed runs. */
export const concurrency = 4

/** What all kills did. */
export interface KillReport {
  readonly kills: number
  readonly runs: number
  /** Rows that a store showed before a kill and not after it, or that the finished run lacks. */
  readonly rowsLost: number
  /** Questions asked for and not stored at a kill: all of them, and those beyond what a run has in flight at once. */
  readonly paidTwice: number
  readonly paidTwiceBeyondInFlight: number
  /** Finished runs whose figures differ from those of a run in one go. */
  readonly differing: number
  /** What SQLite says of the store at the end. */
  readonly integrity: string
}

/** How long to torture, and where chance comes from. */
export interface KillOptions {
  readonly kills: number
  readonly rows: number
  /** In [0, 1). */
  readonly random: () => number
  readonly onKill?: ((done: number) => void) | undefined
}

/** Begins and resumes runs, one folder each, and kills them. */
export async function torture({ kills, rows, random, onKill }: KillOptions): Promise<KillReport> {
  let report: KillReport = {
    ...{ kills: 0, runs: 0, rowsLost: 0, paidTwice: 0, paidTwiceBeyondInFlight: 0, differing: 0 },
    integrity: 'ok',
  }
  while (report.kills < kills) {
    const folder = mkdtempSync(join(tmpdir(), 'whetstone-torture-'))
    writeExamples(folder, rows)
    const endpoint = await countingEndpoint((question) => ({
      text: Number(question.slice(1)) % 3 === 0 ? 'Rome' : 'Lima',
      delayMs: Math.ceil(random() * 12),
    }))
    try {
      report = await oneRun({ folder, endpoint, rows, random, kills, onKill }, report)
    } finally {
      await endpoint.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return report
}

interface Victim extends KillOptions {
  readonly folder: string
  readonly endpoint: CountingEndpoint
}

/** Kills one run again and again until it is done, or until there were enough kills; then lets it end. */
async function oneRun(victim: Victim, before: KillReport): Promise<KillReport> {
  const { folder, endpoint, rows, random, kills, onKill } = victim
  const path = join(folder, 'runs', 'whetstone.db')
  let report = { ...before, runs: before.runs + 1 }
  for (let known = 0; ; ) {
    const isLast = report.kills >= kills
    const killAt = isLast ? Number.POSITIVE_INFINITY : endpoint.answered.length + Math.floor(random() * 30)
    const isKilled = await runAndKill(victim, killAt)
    const stored = storedCount(path)
    report = { ...report, rowsLost: report.rowsLost + Math.max(0, known - stored) }
    if (!isKilled) break
    // Asked for and not in the store: that is what going on pays again.
    const again = endpoint.asked.size - stored
    report = {
      ...report,
      kills: report.kills + 1,
      paidTwice: report.paidTwice + again,
      paidTwiceBeyondInFlight: report.paidTwiceBeyondInFlight + Math.max(0, again - concurrency),
    }
    known = stored
    onKill?.(report.kills)
  }
  return {
    ...report,
    rowsLost: report.rowsLost + rows - storedCount(path),
    differing: report.differing + Number(!isAsInOneGo(path, rows)),
    integrity: report.integrity === 'ok' ? integrity(path) : report.integrity,
  }
}

/** Runs the child until so many answers were given, then kills it; false when it ended by itself. */
async function runAndKill({ folder, endpoint }: Victim, killAt: number): Promise<boolean> {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--no-warnings', script, folder, endpoint.url], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let code: number | null | undefined
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (exit) => {
      code = exit
      resolve()
    }),
  )
  while (code === undefined && endpoint.answered.length < killAt) await Promise.race([ended, wait(1)])
  child.kill('SIGKILL')
  await ended
  if (code !== null && code !== 0) throw new Error(`the run ended by itself with code ${code}`)
  return code === null
}

function withStore<T>(path: string, use: (store: Store) => T): T {
  const store = openStore(path)
  try {
    return use(store)
  } finally {
    store.close()
  }
}

function storedCount(path: string): number {
  return withStore(path, (store) =>
    store.countRuns() === 0 ? 0 : store.countRows({ runId: store.run('latest').id }),
  )
}

function isAsInOneGo(path: string, rows: number): boolean {
  return withStore(path, (store) => {
    const { status, summary } = store.run('latest')
    const wrong = Math.ceil(rows / 3)
    const price = (rows * (100 * 0.05 + 20 * 0.4)) / 1e6
    const isPriced = Math.abs((summary?.listCostUsd ?? 0) - price) < 1e-9
    const score = summary?.metrics.exact?.score
    return status === 'done' && summary?.n === rows && score === (rows - wrong) / rows && isPriced
  })
}

function integrity(path: string): string {
  const db = new Database(path)
  try {
    return String(db.pragma('integrity_check', { simple: true }))
  } finally {
    db.close()
  }
}
