/** Opens the run store: one SQLite file, brought to the shipped schema, and the methods over it. */
import { addRows } from './add-rows.ts'
import { type Connection, openFile, statements, writeAhead } from './database.ts'
import { type IsAlive, isProcessAlive, processStart } from './is-process-alive.ts'
import { migrate } from './migrate.ts'
import { readMigrations, shippedFolder } from './migrations.ts'
import { programMethods } from './programs.ts'
import { readCalls } from './read-calls.ts'
import { readMarks } from './read-marks.ts'
import { readRows } from './read-rows.ts'
import { readRuns } from './read-runs.ts'
import { rowSearch } from './row-search.ts'
import { withStoreErrors } from './store-error.ts'
import type { Store } from './types.ts'
import { writeRuns } from './write-runs.ts'

/** The world around a store; what is absent is the real one. */
export interface StoreOptions {
  readonly now?: (() => Date) | undefined
  /** Chance in [0, 1), for run ids. */
  readonly random?: (() => number) | undefined
  /** This process: the owner of the runs it makes. */
  readonly pid?: number | undefined
  /** Whether a process still goes on: a run of one that does not reads as `interrupted`. */
  readonly isAlive?: IsAlive | undefined
  /** How long to wait for other processes that write, in milliseconds. @default 5000 */
  readonly busyMs?: number | undefined
}

/**
 * Opens the store at a path (`:memory:` for one that ends with the process), which is made when there is none.
 * Every method throws InputError `store_unusable` when the file cannot be used (any more), naming path and reason,
 * and WhetstoneError `store_busy` when another process holds it longer than `busyMs`.
 * @throws InputError `store_too_new` for the store of a newer version, whose file stays as it is.
 */
export function openStore(path: string, options: StoreOptions = {}): Store {
  const { now = () => new Date(), random = Math.random, pid = process.pid } = options
  const { isAlive = isProcessAlive, busyMs = 5000 } = options
  const db = withStoreErrors(path, () => openMigrated(path, busyMs))
  const sql = statements(db)
  return guarded({
    path,
    ...writeRuns(db, sql, { now, random, pid, processStart: processStart(pid) }),
    ...readRuns(db, sql, isAlive),
    ...addRows(db, sql),
    ...readRows(sql),
    ...rowSearch(db, sql),
    ...readMarks(sql),
    ...readCalls(sql),
    ...programMethods(sql, now),
    waitAtMost: (ms) => void db.pragma(`busy_timeout = ${Math.round(ms)}`),
    close: () => void db.close(),
  })
}

function openMigrated(path: string, busyMs: number): Connection {
  // Calls are records of some kilobytes: small pages would leave a third of each empty.
  const options = { busyMs, pageBytes: 16384 } as const
  const db = openFile(path, options)
  try {
    migrate(db, path, readMigrations(shippedFolder))
    writeAhead(db, options)
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The same store; whatever its file throws is told as an error of the store. */
function guarded(store: Store): Store {
  const methods = Object.entries(store).filter(([, value]) => typeof value === 'function')
  const told = methods.map(([name, method]) => [
    name,
    (...args: unknown[]) => withStoreErrors(store.path, () => method(...args)),
  ])
  return { ...store, ...Object.fromEntries(told) }
}
