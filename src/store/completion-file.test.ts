/** The completion cache between processes and on broken disks: it goes on, whatever happens to its file. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { openCompletionCache } from './completions.ts'
import { openStore } from './open-store.ts'
import {
  inProcess,
  keysOf,
  manualClock,
  manualTimer,
  newCompletion,
  setAll,
  setAllAndClose,
  storedTexts,
  temporaryPath,
  testCache,
} from './test-support.ts'

describe('eight processes at once', { timeout: 120_000 }, () => {
  it('write one fresh file and lose nothing', async () => {
    const path = temporaryPath('cache.db')
    const code = (own: number) => `
      const cache = store.openCompletionCache(${JSON.stringify(path)}, { onWarning: (message) => console.log(message) })
      for (let i = 0; i < 300; i += 1) {
        cache.set('own-${own}-' + i, { text: 'own' })
        cache.set('shared-' + i, { text: 'shared' })
        if (cache.get('own-${own}-' + i)?.text !== 'own') console.log('lost', i)
      }
      cache.close()`
    const printed = await Promise.all(Array.from({ length: 8 }, (_, own) => inProcess(code(own))))
    expect(printed).toEqual(Array(8).fill(''))
    const cache = testCache(path)
    expect(cache.stats().entries).toBe(9 * 300)
    expect(cache.get('own-7-299')?.text).toBe('own')
    const db = new Database(path, { readonly: true })
    const sums = 'SELECT count(*) AS entries, sum(bytes) AS bytes FROM completions'
    expect(db.prepare(sums).get()).toEqual(db.prepare('SELECT * FROM totals').get())
    db.close()
  })

  it('find a damaged file, and all go on', async () => {
    const path = temporaryPath('cache.db')
    writeFileSync(path, 'not a database '.repeat(1000))
    const code = `
      const cache = store.openCompletionCache(${JSON.stringify(path)})
      cache.set('k', { text: 'v' })
      console.log(cache.get('k').text)
      cache.close()`
    const printed = await Promise.all(Array.from({ length: 8 }, () => inProcess(code)))
    expect(printed).toEqual(Array(8).fill('v'))
    expect(asideFiles(path).length).toBeGreaterThan(0)
  })
})

describe('a damaged file', () => {
  it('is set aside with a warning, and a new one begun', () => {
    const path = temporaryPath('cache.db')
    const text = 'not a database '.repeat(1000)
    writeFileSync(path, text)
    const onWarning = vi.fn()
    const { now } = manualClock('2026-11-23T00:35:12.345Z')
    const cache = testCache(path, { onWarning, now })
    setAll(cache, 'k')
    cache.close()
    const aside = `${path}.corrupt-20261123T003512345Z`
    expect(onWarning.mock.calls).toEqual([[expect.stringContaining(aside)]])
    expect(readFileSync(aside, 'utf8')).toBe(text)
    expect(storedTexts(path, ['k'])).toEqual(['k'])
  })

  it('is set aside when it goes bad later', () => {
    const path = temporaryPath('cache.db')
    setAllAndClose(path, keysOf(2000))
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 0xff)]))
    const onWarning = vi.fn()
    const cache = testCache(path, { onWarning })
    expect(cache.get('key-1000')).toBeUndefined()
    setAll(cache, 'k')
    expect(cache.get('k')?.text).toBe('k')
    cache.close()
    expect(onWarning).toHaveBeenCalledTimes(1)
    expect(asideFiles(path)).toHaveLength(1)
    expect(storedTexts(path, ['k', 'key-1'])).toEqual(['k', undefined])
  })
})

describe('a file that cannot be used', () => {
  const cases: { name: string; path: () => string; reason: RegExp }[] = [
    { name: 'below a file', path: belowFile, reason: /ENOTDIR|EEXIST/ },
    { name: 'below a device', path: () => '/dev/null/x/cache.db', reason: /ENOTDIR|EEXIST/ },
    { name: 'a folder', path: folder, reason: /unable to open/ },
    { name: 'a run store', path: runStore, reason: /database of something else/ },
    { name: 'a cache of another version', path: otherVersion, reason: /another version/ },
  ]

  it.each(cases)('$name: warns once and works in memory', ({ path: pathOf, reason }) => {
    const path = pathOf()
    const onWarning = vi.fn()
    const { setTimer, fire } = manualTimer()
    const cache = testCache(path, { onWarning, setTimer })
    setAll(cache, ...keysOf(250))
    fire()
    expect(cache.get('key-0')?.text).toBe('key-0')
    expect(cache.stats()).toMatchObject({ path, entries: 250 })
    expect(cache.stats().bytes).toBeGreaterThan(250 * 100)
    expect(cache.clear()).toBe(250)
    expect(cache.get('key-0')).toBeUndefined()
    cache.close()
    expect(onWarning).toHaveBeenCalledTimes(1)
    expect(onWarning).toHaveBeenCalledWith(expect.stringMatching(reason))
    expect(onWarning).toHaveBeenCalledWith(expect.stringContaining(path))
    expect(existsSync(path) ? asideFiles(path) : []).toEqual([])
  })

  it('is not needed any more after closing', () => {
    const cache = testCache()
    cache.close()
    cache.set('k', newCompletion('late'))
    expect(cache.get('k')?.text).toBe('late')
    expect(cache.get('x')).toBeUndefined()
    expect(() => cache.close()).not.toThrow()
  })
})

function asideFiles(path: string): string[] {
  return readdirSync(dirname(path)).filter((name) => /^cache\.db\.corrupt-\w+$/.test(name))
}

function belowFile(): string {
  const file = temporaryPath('file')
  writeFileSync(file, '')
  return join(file, 'a', 'cache.db')
}

function folder(): string {
  const path = temporaryPath('cache.db')
  mkdirSync(path)
  return path
}

function runStore(): string {
  const path = temporaryPath('cache.db')
  openStore(path).close()
  return path
}

function otherVersion(): string {
  const path = temporaryPath('cache.db')
  openCompletionCache(path).close()
  const db = new Database(path)
  db.pragma('user_version = 2')
  db.close()
  return path
}

it('a disk that is full is told once, however many batches it fails', () => {
  const path = temporaryPath('cache.db')
  openCompletionCache(path).close()
  // A table that refuses every entry stands in for the disk.
  const db = new Database(path)
  db.exec("CREATE TRIGGER full BEFORE INSERT ON completions BEGIN SELECT RAISE(FAIL, 'disk is full'); END")
  db.close()
  const onWarning = vi.fn()
  const cache = openCompletionCache(path, { onWarning })
  for (const key of ['a', 'b', 'c']) {
    cache.set(key, newCompletion('x'))
    cache.stats()
  }
  cache.close()
  expect(onWarning.mock.calls).toEqual([[`cache ${path}: disk is full`]])
})
