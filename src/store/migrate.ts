/** Brings a store to the shipped schema, once, however many processes open it at the same moment. */
import { InputError } from '../engine/index.ts'
import type { Connection } from './database.ts'
import type { Migration } from './migrations.ts'
import { unusable } from './store-error.ts'

/**
 * Applies the migrations that a store lacks, all or none, and records them as drizzle does.
 * @throws InputError `store_too_new` for a store of a newer version, `store_unusable` for a database of something
 *   else; the file is then as it was.
 */
export function migrate(db: Connection, path: string, shipped: readonly Migration[]): void {
  if (pending(db, path, shipped).length === 0) return
  // A migration may rebuild a table: with foreign keys on, dropping the old one would delete what refers to it.
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    // Looked up again under the lock: another process may have been quicker.
    const missing = pending(db, path, shipped)
    db.exec(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
    )
    const record = db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
    for (const { when, load } of missing) {
      const { sql, hash } = load()
      db.exec(sql)
      record.run(hash, when)
    }
  }).immediate()
}

function pending(db: Connection, path: string, shipped: readonly Migration[]): readonly Migration[] {
  const recorded = new Set(recordedTimes(db, path))
  const newest = Math.max(0, ...shipped.map(({ when }) => when))
  if (recorded.size > shipped.length || [...recorded].some((when) => when > newest)) {
    throw new InputError(
      'store_too_new',
      `store ${path}: expected at most ${shipped.length} migrations, got ${recorded.size}: a newer Whetstone wrote it; update Whetstone (npm i whetstone@latest) or choose another file with --store`,
      { path, shipped: shipped.length, recorded: recorded.size },
    )
  }
  return shipped.filter(({ when }) => !recorded.has(when))
}

function recordedTimes(db: Connection, path: string): number[] {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  if (tables.length === 0) return []
  if (!tables.includes('__drizzle_migrations') || !tables.includes('runs')) {
    throw unusable(
      path,
      `it is the database of something else, with the tables ${tables.slice(0, 5).join(', ')}`,
    )
  }
  return db.prepare<[], number>('SELECT created_at FROM __drizzle_migrations').pluck().all().map(Number)
}
