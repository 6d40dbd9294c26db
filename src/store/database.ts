/** Opens a SQLite file the way the store and the completion cache need it. */
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { codeOf } from './store-error.ts'

/** An open SQLite file. */
export type Connection = Database.Database

/** A prepared statement that gives records of `T`. */
export type Statement<T> = Database.Statement<unknown[], T>

/** The statement of an SQL text, prepared once per connection. */
export type Prepare = <T>(sql: string) => Statement<T>

/** How a file is opened. */
export interface FileOptions {
  /** How long to wait for other processes that write, in milliseconds. */
  readonly busyMs: number
  /** Size of a page of a new file: large ones hold large records with less waste, small ones change more cheaply. */
  readonly pageBytes: 4096 | 16384
}

const memoryPath = ':memory:'
// Each checkpoint waits for the disk.
const bytesBetweenCheckpoints = 2 ** 24

/** Opens, or makes, a SQLite file and the folders above it. */
export function openFile(path: string, { busyMs, pageBytes }: FileOptions): Connection {
  const file = path === memoryPath ? path : resolve(path)
  if (file !== memoryPath) mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file, { timeout: busyMs })
  db.pragma(`page_size = ${pageBytes}`)
  return db
}

/**
 * Write-ahead log with an fsync per checkpoint, not per commit: readers and a writer do not wait for each other,
 * a crash of the process loses nothing, a power cut at most the last moments.
 */
export function writeAhead(db: Connection, { busyMs, pageBytes }: FileOptions): void {
  db.pragma('synchronous = NORMAL')
  db.pragma(`wal_autocheckpoint = ${bytesBetweenCheckpoints / pageBytes}`)
  const deadline = Date.now() + busyMs
  while (db.pragma('journal_mode', { simple: true }) === 'delete') {
    try {
      db.pragma('journal_mode = WAL')
    } catch (error) {
      // SQLite does not wait here by itself when two processes switch a fresh file at the same moment.
      if (!codeOf(error).startsWith('SQLITE_BUSY') || Date.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

/** Prepares each SQL text once: preparing costs more than running. */
export function statements(db: Connection): Prepare {
  const prepared = new Map<string, Statement<unknown>>()
  return <T>(sql: string) => {
    const known = prepared.get(sql) ?? db.prepare<unknown[], unknown>(sql)
    prepared.set(sql, known)
    return known as Statement<T>
  }
}
