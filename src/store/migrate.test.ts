/** The shipped migrations and those who apply them: from empty, from old, from broken, as drizzle would. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { is } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection } from './database.ts'
import { migrate } from './migrate.ts'
import { readMigrations, shippedFolder } from './migrations.ts'
import * as schema from './schema.ts'
import { temporaryPath, thrownBy } from './test-support.ts'

describe('the shipped migrations', () => {
  const tables = Object.values(schema).filter((table) => is(table, SQLiteTable))

  it('make the tables that the schema declares, column by column', () => {
    const db = memory()
    migrate(db, ':memory:', readMigrations(shippedFolder))
    expect(tablesOf(db)).toEqual(tables.map((table) => getTableConfig(table).name).sort())
    for (const table of tables) {
      const { name, columns } = getTableConfig(table)
      const declared = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        notnull: Number(column.notNull || (column.primary && column.getSQLType() === 'text')),
      }))
      const found = db.prepare('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(name)
      expect(found).toEqual(declared)
    }
  })

  it('make the indexes that the schema declares', () => {
    const db = memory()
    migrate(db, ':memory:', readMigrations(shippedFolder))
    const declared = tables.flatMap((table) => {
      const { indexes, uniqueConstraints } = getTableConfig(table)
      const columns = getTableConfig(table).columns.filter((column) => column.isUnique)
      return [...indexes.map(({ config }) => config.name), ...uniqueConstraints, ...columns].map((item) =>
        typeof item === 'string' ? item : 'uniqueName' in item ? item.uniqueName : item.getName(),
      )
    })
    const found = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
      .pluck()
      .all()
    expect(found.sort()).toEqual(declared.sort())
  })

  it('are recorded so that drizzle finds nothing to do', () => {
    const ours = memory()
    migrate(ours, ':memory:', readMigrations(shippedFolder))
    const before = recorded(ours)
    drizzleMigrate(drizzle(ours), { migrationsFolder: shippedFolder })
    expect(recorded(ours)).toEqual(before)

    const theirs = memory()
    drizzleMigrate(drizzle(theirs), { migrationsFolder: shippedFolder })
    expect(recorded(theirs)).toEqual(before)
    migrate(theirs, ':memory:', readMigrations(shippedFolder))
    expect(recorded(theirs)).toEqual(before)
  })

  it('are applied once', () => {
    const db = memory()
    for (let time = 0; time < 3; time += 1) migrate(db, ':memory:', readMigrations(shippedFolder))
    expect(recorded(db)).toHaveLength(readMigrations(shippedFolder).length)
  })
})

describe('a store of an older version', () => {
  it('gets what it lacks, in order, and keeps what it has', () => {
    const db = memory()
    migrate(db, ':memory:', readMigrations(shippedFolder))
    db.exec(insertProgram)
    migrate(
      db,
      ':memory:',
      readMigrations(withLater('ALTER TABLE programs ADD note text', 'UPDATE programs SET note = name')),
    )
    expect(db.prepare('SELECT name, note FROM programs').get()).toEqual({ name: 'qa', note: 'qa' })
  })

  it('stays as it was when a migration fails', () => {
    const db = memory()
    const folder = withLater('ALTER TABLE programs ADD note text', 'no sql at all')
    expect(() => migrate(db, ':memory:', readMigrations(folder))).toThrow(/syntax error/)
    expect(tablesOf(db)).toEqual([])
    migrate(db, ':memory:', readMigrations(shippedFolder))
    expect(tablesOf(db)).toContain('programs')
  })

  it('keeps the rows of a table that is rebuilt, as drizzle-kit does it', () => {
    const db = memory()
    migrate(db, ':memory:', readMigrations(shippedFolder))
    db.exec(insertPreambleAndCall)
    const rebuild = `CREATE TABLE new_texts (key integer PRIMARY KEY NOT NULL, hash blob NOT NULL, body text NOT NULL);
      INSERT INTO new_texts SELECT * FROM texts; DROP TABLE texts; ALTER TABLE new_texts RENAME TO texts`
    migrate(db, ':memory:', readMigrations(withLater(rebuild)))
    expect(db.prepare('SELECT count(*) FROM calls').pluck().get()).toBe(1)
    expect(db.pragma('foreign_key_check')).toEqual([])
  })
})

describe('a database that cannot be migrated', () => {
  it('was recorded by a newer version, though no more migrations than shipped', () => {
    const db = memory()
    const [first, ...rest] = readMigrations(withLater('SELECT 1'))
    migrate(db, 'x.db', first ? [first, ...rest] : [])
    const error = thrownBy(() => migrate(db, 'x.db', first ? [first] : []))
    expect(error).toMatchObject({ code: 'store_too_new', details: { path: 'x.db', shipped: 1 } })
  })

  it('is that of another program that uses drizzle', () => {
    const db = memory()
    db.exec('CREATE TABLE __drizzle_migrations (id, hash, created_at); CREATE TABLE orders (name)')
    const error = thrownBy(() => migrate(db, 'x.db', readMigrations(shippedFolder)))
    expect(error).toMatchObject({ code: 'store_unusable' })
    expect(tablesOf(db)).toEqual(['orders'])
  })
})

const insertProgram = `INSERT INTO programs (hash, name, task, state, lineage, created_at)
  VALUES ('h', 'qa', 't', '{}', '{}', '2026-11-23')`

const insertPreambleAndCall = `
  INSERT INTO texts (key, hash, body) VALUES (1, x'00', '[]');
  INSERT INTO examples (key, hash, inputs, labels) VALUES (1, x'00', '{}', '{}');
  INSERT INTO runs VALUES ('r', 'eval', 't', 'p', 'h', 'd', 'h', '""', 'm', '[]', '{}', '{}', 0,
    null, null, 'done', '2026', null, null, null, null, 1, null);
  INSERT INTO rows VALUES ('r', 0, 'e', 1, 0, null, '{}', 1, null, 1, 0, 0);
  INSERT INTO calls VALUES ('r', 0, 0, 'p', 'lm', 'chat', 1, '[]', '', 'stop', 0, 0, 0, 0, 0, 0, 0, 1, 0, 1,
    null, null, null, null, null)`

/** A folder with the shipped migrations and one more for each SQL text. */
function withLater(...later: string[]): string {
  const folder = temporaryPath('drizzle')
  mkdirSync(folder)
  cpSync(shippedFolder, folder, { recursive: true })
  const shipped = readMigrations(shippedFolder)
  const newest = Math.max(...shipped.map(({ when }) => when))
  const added = later.map((sql, i) => {
    const tag = `later_${i}`
    writeFileSync(join(folder, `${tag}.sql`), sql)
    return { tag, when: newest + i + 1 }
  })
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries: [...shipped, ...added] }))
  return folder
}

function memory(): Connection {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  return db
}

function recorded(db: Connection): unknown[] {
  return db.prepare('SELECT hash, created_at FROM __drizzle_migrations').all()
}

function tablesOf(db: Connection): unknown[] {
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all()
  return names.filter((name) => name !== '__drizzle_migrations')
}
