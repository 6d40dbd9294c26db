/** Each trouble of a file, brought about for real, and how it is told. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { InputError, WhetstoneError } from '../engine/index.ts'
import { openStore } from './open-store.ts'
import { asStoreError, codeOf, withStoreErrors } from './store-error.ts'
import { newRow, newRun, temporaryPath, testStore, thrownBy } from './test-support.ts'

function database(): { db: Database.Database; path: string } {
  const path = temporaryPath('x.db')
  const db = new Database(path, { timeout: 0 })
  db.exec('CREATE TABLE t (x)')
  return { db, path }
}

describe('asStoreError', () => {
  it('tells a full disk', () => {
    const { db } = database()
    db.pragma('max_page_count = 3')
    const full = thrownBy(() => db.prepare('INSERT INTO t VALUES (zeroblob(100000))').run())
    const error = asStoreError(full, 'runs/whetstone.db')
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: 'store_unusable', cause: full })
    expect(String(error)).toMatch(/^InputError: store runs\/whetstone\.db: .*the disk is full/)
  })

  it('tells a file that cannot be written', () => {
    const { path } = database()
    const reader = new Database(path, { readonly: true })
    const error = asStoreError(
      thrownBy(() => reader.exec('INSERT INTO t VALUES (1)')),
      path,
    )
    expect(error).toMatchObject({ code: 'store_unusable', details: { path } })
    expect(String(error)).toMatch(/cannot be written/)
    reader.close()
  })

  it('tells a lock, which is no fault of the input', () => {
    const { db, path } = database()
    db.exec('BEGIN EXCLUSIVE')
    const other = new Database(path, { timeout: 0 })
    const error = asStoreError(
      thrownBy(() => other.exec('INSERT INTO t VALUES (1)')),
      path,
    )
    expect(error).toBeInstanceOf(WhetstoneError)
    expect(error).not.toBeInstanceOf(InputError)
    expect(error).toMatchObject({ code: 'store_busy' })
    other.close()
    db.close()
  })

  it.each([
    { code: 'EACCES', reason: /cannot be written/ },
    { code: 'EROFS', reason: /the disk is read-only/ },
    { code: 'ENOSPC', reason: /the disk is full/ },
    { code: 'SQLITE_IOERR_WRITE', reason: /cannot be read or written/ },
    { code: 'SQLITE_CORRUPT_INDEX', reason: /damaged/ },
  ])('tells $code', ({ code, reason }) => {
    const error = asStoreError(Object.assign(new Error(`${code}: it failed`), { code }), 'x.db')
    expect(error).toMatchObject({ code: 'store_unusable' })
    expect(String(error)).toMatch(reason)
    expect(String(error)).toContain('it failed')
  })

  it.each([
    new TypeError('a mistake of ours'),
    new InputError('unknown_run', 'no such run'),
    'text',
    undefined,
  ])('leaves %s as it is', (error) => {
    expect(asStoreError(error, 'x.db')).toBe(error)
  })
})

describe('withStoreErrors', () => {
  it('gives what the work gives', () => {
    expect(withStoreErrors('x.db', () => 42)).toBe(42)
  })

  it('throws what the work throws, told as an error of the store', () => {
    const missing = () => void readFileSync('/nowhere/x')
    expect(thrownBy(() => withStoreErrors('x.db', missing))).toMatchObject({ code: 'store_unusable' })
    expect(codeOf(thrownBy(missing))).toBe('ENOENT')
  })
})

describe('a store whose file goes bad while it is open', () => {
  it('says so in whatever comes next', () => {
    const path = temporaryPath('whetstone.db')
    const first = openStore(path)
    const { id } = first.createRun(newRun())
    first.addRows(
      id,
      Array.from({ length: 200 }, (_, i) => newRow(i)),
    )
    first.close()
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 16384), Buffer.alloc(bytes.length - 16384, 0xff)]))
    const error = thrownBy(() => {
      const store = testStore(path)
      store.rows({ runId: id })
    })
    expect(error).toMatchObject({ code: 'store_unusable', details: { path } })
    expect(String(error)).toMatch(/damaged/)
  })

  it.skipIf(process.getuid?.() === 0)('cannot be written by this user', () => {
    const folder = temporaryPath('locked')
    mkdirSync(folder)
    chmodSync(folder, 0o500)
    expect(thrownBy(() => openStore(join(folder, 'x.db')))).toMatchObject({ code: 'store_unusable' })
    rmSync(folder, { recursive: true })
  })
})
