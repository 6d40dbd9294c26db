/** Opening a store: fresh, again, at once from several processes, and where it cannot be. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { InputError, WhetstoneError } from '../engine/index.ts'
import { readMigrations, shippedFolder } from './migrations.ts'
import { openStore } from './open-store.ts'
import {
  inProcess,
  inWaitingProcess,
  newRow,
  newRun,
  temporaryPath,
  testStore,
  thrownBy,
} from './test-support.ts'

const shipped = readMigrations(shippedFolder).length

describe('openStore', () => {
  it('makes the folders and the file, and finds again what was kept', () => {
    const path = temporaryPath('a/b/whetstone.db')
    const first = openStore(path)
    const run = first.createRun(newRun())
    first.close()
    expect(testStore(path).run('latest')).toEqual(run)
  })

  it('leaves one file behind', () => {
    const path = temporaryPath('whetstone.db')
    const store = openStore(path)
    store.createRun(newRun())
    store.close()
    expect(readdirSync(dirname(path))).toEqual(['whetstone.db'])
  })

  it('takes a relative path and keeps the spelling of the caller', () => {
    const path = temporaryPath('whetstone.db')
    const relative = join('..', ...Array(process.cwd().split('/').length).fill('..'), path)
    const store = testStore(relative)
    expect(store.path).toBe(relative)
    expect(readdirSync(dirname(path))).toContain('whetstone.db')
  })

  it('works in memory, each store for itself', () => {
    const store = testStore(':memory:')
    store.createRun(newRun())
    expect(store.countRuns()).toBe(1)
    expect(testStore(':memory:').countRuns()).toBe(0)
  })

  it('may be closed twice', () => {
    const store = openStore(':memory:')
    store.close()
    expect(() => store.close()).not.toThrow()
  })

  it('writes ahead, so that a reader does not wait for a writer', () => {
    const path = temporaryPath('whetstone.db')
    testStore(path)
    const other = new Database(path)
    expect(other.pragma('journal_mode', { simple: true })).toBe('wal')
    other.close()
  })
})

describe('a path that cannot be a store', () => {
  const cases: { name: string; path: () => string; reason: RegExp }[] = [
    { name: 'below a file', path: () => join(fileOf('text'), 'x.db'), reason: /is a file, not a folder/ },
    {
      name: 'deep below a file',
      path: () => join(fileOf('text'), 'a', 'x.db'),
      reason: /is a file, not a folder/,
    },
    { name: 'below a device', path: () => '/dev/null/x/whetstone.db', reason: /is a file, not a folder/ },
    { name: 'a folder', path: folderOf, reason: /is it a folder/ },
    { name: 'no database', path: () => fileOf('no database '.repeat(1000)), reason: /not a SQLite database/ },
    {
      name: 'the database of something else',
      path: otherDatabase,
      reason: /something else, with the tables customers/,
    },
  ]

  it.each(cases)('$name: says where and why', ({ path: pathOf, reason }) => {
    const path = pathOf()
    const error = thrownBy(() => openStore(path))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: 'store_unusable', details: { path } })
    expect(String(error)).toContain(path)
    expect(String(error)).toMatch(reason)
    expect(String(error)).toContain('WHETSTONE_DB')
  })

  it('leaves a file alone that is something else', () => {
    const text = fileOf('dear diary '.repeat(1000))
    const other = otherDatabase()
    const before = [hashOf(text), hashOf(other)]
    for (const path of [text, other]) thrownBy(() => openStore(path))
    expect([hashOf(text), hashOf(other)]).toEqual(before)
  })
})

describe('a store of a newer version', () => {
  it('is refused untouched, with the way out', () => {
    const path = newerStore()
    const before = hashOf(path)
    const error = thrownBy(() => openStore(path))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: 'store_too_new', details: { path, recorded: shipped + 1, shipped } })
    expect(String(error)).toMatch(/expected at most \d+ migrations, got \d+.*update Whetstone/)
    expect(hashOf(path)).toBe(before)
  })
})

describe('several processes', { timeout: 120_000 }, () => {
  it('open one fresh file at the same moment, again and again', async () => {
    for (let round = 0; round < 2; round += 1) {
      const path = temporaryPath('whetstone.db')
      const code = `const s = store.openStore(${JSON.stringify(path)})
        const run = s.createRun(${JSON.stringify(newRun())})
        s.addRows(run.id, [${JSON.stringify(newRow(0))}])
        console.log(run.id)
        s.close()`
      const ids = await Promise.all(Array.from({ length: 4 }, () => inProcess(code)))
      const opened = testStore(path)
      expect(new Set(ids).size).toBe(4)
      expect(opened.runs().map(({ id }) => id)).toEqual(ids.sort().reverse())
      expect(ids.map((id) => opened.countRows({ runId: id }))).toEqual([1, 1, 1, 1])
      expect(migrationsOf(path)).toBe(shipped)
    }
  })

  it('see what another wrote at once', async () => {
    const path = temporaryPath('whetstone.db')
    const store = testStore(path)
    const id = await inProcess(
      `const s = store.openStore(${JSON.stringify(path)}); console.log(s.createRun(${JSON.stringify(newRun())}).id)`,
    )
    expect(store.run('latest').id).toBe(id)
  })

  it('read while another writes, and are told who is in the way of writing', async () => {
    const path = temporaryPath('whetstone.db')
    const store = testStore(path, { busyMs: 20 })
    const { id } = store.createRun(newRun())
    const writer = await inWaitingProcess(`
      import { createRequire } from 'node:module'
      const Database = createRequire(${JSON.stringify(import.meta.url)})('better-sqlite3')
      // Held by name: a database that is garbage is closed, and its lock goes with it.
      globalThis.writing = new Database(${JSON.stringify(path)})
      globalThis.writing.exec('BEGIN IMMEDIATE')
      console.log('locked')`)
    const error = thrownBy(() => store.createRun(newRun()))
    expect(error).toBeInstanceOf(WhetstoneError)
    expect(error).not.toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: 'store_busy', details: { path } })
    expect(String(error)).toMatch(/another process/)
    expect(store.run(id).id).toBe(id)
    await writer.end()
    expect(store.createRun(newRun()).status).toBe('running')
  })
})

function fileOf(text: string): string {
  const path = temporaryPath('file.txt')
  writeFileSync(path, text)
  return path
}

function folderOf(): string {
  const path = temporaryPath('folder.db')
  mkdirSync(path)
  return path
}

function otherDatabase(): string {
  const path = temporaryPath('other.db')
  const db = new Database(path)
  db.exec('CREATE TABLE customers (name text)')
  db.close()
  return path
}

function newerStore(): string {
  const path = temporaryPath('newer.db')
  openStore(path).close()
  const db = new Database(path)
  db.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ?)").run(Date.now() + 1e9)
  db.exec('CREATE TABLE things_to_come (name text)')
  db.close()
  return path
}

function migrationsOf(path: string): unknown {
  const db = new Database(path)
  const count = db.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get()
  db.close()
  return count
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
