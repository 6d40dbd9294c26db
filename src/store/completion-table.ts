/** The SQLite table of completions: entries by key, bounded by number and size, the longest unused going first. */
import { WhetstoneError } from '../engine/index.ts'
import {
  type Connection,
  type FileOptions,
  openFile,
  type Prepare,
  statements,
  writeAhead,
} from './database.ts'
import { type CachedText, readAhead } from './read-ahead.ts'

/** What to remove: entries unused since `olderThan`, then the longest unused until the rest is within the bounds. */
export interface CacheBounds {
  readonly maxEntries?: number | undefined
  /** Of keys and values; the file is somewhat larger. */
  readonly maxBytes?: number | undefined
  readonly olderThan?: Date | undefined
}

/** Entries to write, and keys that were used, at a moment in milliseconds since 1970. */
export interface CacheBatch {
  readonly entries: readonly (readonly [key: string, value: string])[]
  readonly used: Iterable<string>
  readonly at: number
}

/** How much there is; moments in milliseconds since 1970, null when there is nothing. */
export interface TableStats {
  readonly entries: number
  readonly bytes: number
  readonly oldest: number | null
  readonly newest: number | null
}

/** An open table. Every method may throw what SQLite throws. */
export interface CompletionTable {
  get(key: string): CachedText | undefined
  /** Writes a batch and keeps to the bounds, in one transaction. */
  write(batch: CacheBatch, bounds: CacheBounds): void
  /** Removes entries and gives their room back to the disk; the number removed. */
  prune(bounds: CacheBounds): number
  stats(): TableStats
  /** From now on the system decides when the file reaches the disk. */
  relax(): void
  close(): void
}

const version = 1
// 4 MB: without waiting for the disk a checkpoint only copies, and small ones hold nobody up.
const relaxedCheckpointPages = 1000
// The totals are kept by triggers, so that keeping to the bounds does not read the whole table with every batch.
const schema = `
  CREATE TABLE completions (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL,
    bytes INTEGER NOT NULL, created INTEGER NOT NULL, used INTEGER NOT NULL
  );
  CREATE INDEX completions_by_use ON completions (used, bytes, created);
  CREATE TABLE totals (entries INTEGER NOT NULL, bytes INTEGER NOT NULL);
  INSERT INTO totals VALUES (0, 0);
  CREATE TRIGGER entry_added AFTER INSERT ON completions
    BEGIN UPDATE totals SET entries = entries + 1, bytes = bytes + new.bytes; END;
  CREATE TRIGGER entry_changed AFTER UPDATE OF bytes ON completions
    BEGIN UPDATE totals SET bytes = bytes + new.bytes - old.bytes; END;
  CREATE TRIGGER entry_removed AFTER DELETE ON completions
    BEGIN UPDATE totals SET entries = entries - 1, bytes = bytes - old.bytes; END;
  PRAGMA user_version = ${version};`

const put = `INSERT INTO completions (key, value, bytes, created, used) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key)
  DO UPDATE SET value = excluded.value, bytes = excluded.bytes, created = excluded.created, used = excluded.used`

/** Opens, or makes, the table in a file; `busyMs`: milliseconds to wait for other processes. */
export function openCompletionTable(path: string, busyMs: number): CompletionTable {
  // Keys are hashes: each new one changes another page of their index.
  const options = { busyMs, pageBytes: 4096 } as const
  const db = openFile(path, options)
  try {
    prepareFile(db, options)
    return completionTable(db)
  } catch (error) {
    db.close()
    throw error
  }
}

function completionTable(db: Connection): CompletionTable {
  const sql = statements(db)
  const reader = readAhead(sql)
  const write = db.transaction(({ entries, used, at }: CacheBatch, bounds: CacheBounds) => {
    for (const [key, value] of entries) {
      const bytes = Buffer.byteLength(value) + key.length
      // What is larger than all that may be kept would push everything else out, and then itself.
      if (bytes <= (bounds.maxBytes ?? Number.POSITIVE_INFINITY)) sql(put).run(key, value, bytes, at, at)
    }
    for (const key of used) sql('UPDATE completions SET used = ? WHERE key = ?').run(at, key)
    trim(sql, bounds)
  })
  const prune = db.transaction((bounds: CacheBounds) => trim(sql, bounds))
  return {
    get: reader.get,
    write(batch, bounds) {
      reader.forget()
      write.immediate(batch, bounds)
    },
    prune(bounds) {
      reader.forget()
      const removed = prune.immediate(bounds)
      db.pragma('incremental_vacuum')
      db.pragma('wal_checkpoint(TRUNCATE)')
      return removed
    },
    stats() {
      const found = sql<TableStats>(
        'SELECT entries, totals.bytes, min(created) AS oldest, max(created) AS newest FROM totals LEFT JOIN completions',
      ).get()
      return found ?? { entries: 0, bytes: 0, oldest: null, newest: null }
    },
    relax() {
      db.pragma('synchronous = OFF')
      db.pragma(`wal_autocheckpoint = ${relaxedCheckpointPages}`)
    },
    close: () => void db.close(),
  }
}

function trim(sql: Prepare, { maxEntries, maxBytes, olderThan }: CacheBounds): number {
  const unused = olderThan
    ? sql('DELETE FROM completions WHERE used < ?').run(olderThan.getTime()).changes
    : 0
  const { entries = 0, bytes = 0 } = sql<Partial<TableStats>>('SELECT entries, bytes FROM totals').get() ?? {}
  let tooMany = entries - (maxEntries ?? Number.POSITIVE_INFINITY)
  let tooLarge = bytes - (maxBytes ?? Number.POSITIVE_INFINITY)
  if (tooMany <= 0 && tooLarge <= 0) return unused
  const ids: number[] = []
  const longestUnused = sql<{ id: number; bytes: number }>(
    'SELECT id, bytes FROM completions ORDER BY used, id',
  )
  for (const entry of longestUnused.iterate()) {
    if (tooMany <= 0 && tooLarge <= 0) break
    ids.push(entry.id)
    tooMany -= 1
    tooLarge -= entry.bytes
  }
  for (const id of ids) sql('DELETE FROM completions WHERE id = ?').run(id)
  return unused + ids.length
}

/** Makes the schema in a fresh file, once, however many processes open it at the same moment. */
function prepareFile(db: Connection, options: FileOptions): void {
  if (versionOf(db) === 0) {
    db.pragma('auto_vacuum = INCREMENTAL')
    db.transaction(() => {
      if (versionOf(db) !== 0) return
      if (db.prepare('SELECT 1 FROM sqlite_master').get())
        throw unusable('it is the database of something else')
      db.exec(schema)
    }).immediate()
  }
  if (versionOf(db) !== version) throw unusable('another version of Whetstone wrote it')
  writeAhead(db, options)
}

function versionOf(db: Connection): unknown {
  return db.pragma('user_version', { simple: true })
}

function unusable(reason: string): WhetstoneError {
  return new WhetstoneError('cache_unusable', reason)
}
