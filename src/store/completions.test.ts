/** The completion cache: what is kept, for how long, and when it is written. */
import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import {
  inProcess,
  inWaitingProcess,
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

const hour = 3_600_000

describe('a completion', () => {
  it('is there at once, and after closing and opening again', () => {
    const path = temporaryPath('a/b/cache.db')
    const first = testCache(path)
    const completion = { ...newCompletion('Zürich 東京 🗼'), costUsd: null }
    first.set('k', completion)
    expect(first.get('k')).toEqual(completion)
    first.close()
    const second = testCache(path)
    expect(second.get('k')).toEqual(completion)
    expect(second.get('k')).toEqual(completion)
    expect(second.get('other')).toBeUndefined()
  })

  it('is replaced by a newer one of the same key', () => {
    const path = temporaryPath('cache.db')
    const cache = testCache(path)
    cache.set('k', newCompletion('a long first answer'))
    cache.stats()
    cache.set('k', newCompletion('b'))
    expect(cache.stats().entries).toBe(1)
    expect(cache.stats().bytes).toBe(JSON.stringify(newCompletion('b')).length + 1)
    cache.close()
    expect(storedTexts(path, ['k'])).toEqual(['b'])
  })

  it('is the newer one also where the older was read ahead, and none after a clear', () => {
    const path = temporaryPath('cache.db')
    setAllAndClose(path, keysOf(6))
    const cache = testCache(path)
    for (const key of ['key-0', 'key-1']) expect(cache.get(key)?.text).toBe(key)
    cache.set('key-2', newCompletion('newer'))
    cache.stats()
    expect(['key-2', 'key-3', 'key-4'].map((key) => cache.get(key)?.text)).toEqual([
      'newer',
      'key-3',
      'key-4',
    ])
    cache.clear()
    expect(cache.get('key-5')).toBeUndefined()
  })

  it('counts as missing when its text is damaged', () => {
    const path = temporaryPath('cache.db')
    const cache = testCache(path)
    cache.set('k', newCompletion('a'))
    cache.close()
    const db = new Database(path)
    db.exec("UPDATE completions SET value = '{'")
    db.close()
    const onWarning = vi.fn()
    const again = testCache(path, { onWarning })
    expect(again.get('k')).toBeUndefined()
    setAll(again, 'k')
    expect(again.get('k')?.text).toBe('k')
  })
})

describe('relaxed', () => {
  it('keeps everything of a process that ends, and does without a file as before', () => {
    const path = temporaryPath('cache.db')
    const cache = testCache(path)
    cache.relax()
    setAll(cache, ...keysOf(250))
    cache.close()
    const again = testCache(path)
    expect(again.stats().entries).toBe(250)
    again.close()
    again.relax()
  })
})

describe('writing', () => {
  it('waits for a batch or its time, and for closing', () => {
    const path = temporaryPath('cache.db')
    const { setTimer, fire, delays } = manualTimer()
    const cache = testCache(path, { setTimer })
    const onDisk = () => {
      const db = new Database(path, { readonly: true })
      const count = db.prepare('SELECT count(*) FROM completions').pluck().get()
      db.close()
      return count
    }
    setAll(cache, ...keysOf(99))
    expect([onDisk(), delays]).toEqual([0, [100]])
    setAll(cache, 'last')
    expect(onDisk()).toBe(100)
    setAll(cache, 'x')
    expect(onDisk()).toBe(100)
    fire()
    expect(onDisk()).toBe(101)
    setAll(cache, 'y')
    cache.close()
    expect(onDisk()).toBe(102)
  })

  it('does not happen for a hit', () => {
    const path = temporaryPath('cache.db')
    const clock = manualClock()
    setAllAndClose(path, keysOf(10), clock.now)
    const { setTimer, delays } = manualTimer()
    clock.advance(hour - 1)
    const cache = testCache(path, { setTimer, now: clock.now })
    for (const key of keysOf(10)) cache.get(key)
    expect(delays).toEqual([])
  })

  it('keeps no process alive', async () => {
    const path = temporaryPath('cache.db')
    const code = `store.openCompletionCache(${JSON.stringify(path)}).set('k', {}); console.log('over')`
    expect(await inProcess(code)).toBe('over')
  })

  it('goes on after another process held the file', async () => {
    const path = temporaryPath('cache.db')
    const { setTimer, fire } = manualTimer()
    const cache = testCache(path, { setTimer, busyMs: 10 })
    const holder = await inWaitingProcess(`
      import { createRequire } from 'node:module'
      const Database = createRequire(${JSON.stringify(import.meta.url)})('better-sqlite3')
      new Database(${JSON.stringify(path)}).exec('BEGIN IMMEDIATE')
      console.log('locked')`)
    setAll(cache, 'a')
    fire()
    expect(cache.get('a')?.text).toBe('a')
    setAll(cache, 'b')
    await holder.end()
    fire()
    cache.close()
    expect(storedTexts(path, ['a', 'b'])).toEqual(['a', 'b'])
  })
})

describe('the bounds', () => {
  it('remove the entries that were unused longest', () => {
    const path = temporaryPath('cache.db')
    const clock = manualClock()
    const options = { maxEntries: 3, now: clock.now }
    setAllAndClose(path, ['a', 'b', 'c'], clock.now)
    clock.advance(hour)
    const reader = testCache(path, options)
    reader.get('a')
    reader.close()
    clock.advance(hour)
    const writer = testCache(path, options)
    setAll(writer, 'd')
    expect(writer.stats().entries).toBe(3)
    writer.close()
    expect(storedTexts(path, ['a', 'b', 'c', 'd'])).toEqual(['a', undefined, 'c', 'd'])
  })

  it('hold for thousands of entries', () => {
    const cache = testCache(undefined, { maxEntries: 500 })
    const keys = keysOf(3000)
    setAll(cache, ...keys)
    expect(cache.stats().entries).toBe(500)
    expect(keys.filter((key) => cache.get(key) !== undefined)).toEqual(keys.slice(-500))
  })

  it('hold for bytes', () => {
    const path = temporaryPath('cache.db')
    const size = JSON.stringify(newCompletion('key-10')).length + 'key-10'.length
    const cache = testCache(path, { maxBytes: 5 * size })
    setAll(cache, ...keysOf(100).slice(10))
    expect(cache.stats()).toMatchObject({ entries: 5, bytes: 5 * size })
    cache.set('huge', newCompletion('x'.repeat(10 * size)))
    cache.close()
    // What is larger than all that may be kept is no reason to forget the rest.
    expect(storedTexts(path, ['huge', 'key-99'])).toEqual([undefined, 'key-99'])
  })
})

describe('stats', () => {
  it('count what is kept, and since when', () => {
    const path = temporaryPath('cache.db')
    const clock = manualClock('2026-11-23T00:00:00.000Z')
    const cache = testCache(path, { now: clock.now })
    expect(cache.stats()).toEqual({ path, entries: 0, bytes: 0 })
    setAll(cache, 'a')
    cache.stats()
    clock.advance(hour)
    setAll(cache, 'b')
    const bytes = 2 * (JSON.stringify(newCompletion('a')).length + 1)
    const times = { oldest: '2026-11-23T00:00:00.000Z', newest: '2026-11-23T01:00:00.000Z' }
    expect(cache.stats()).toEqual({ path, entries: 2, bytes, ...times })
  })
})

describe('prune and clear', () => {
  it('remove what is outside the bounds given, at once and for good', () => {
    const path = temporaryPath('cache.db')
    const clock = manualClock()
    const cache = testCache(path, { now: clock.now })
    setAll(cache, 'a', 'b')
    cache.stats()
    clock.advance(hour)
    setAll(cache, 'c', 'd', 'e')
    expect(cache.prune({ olderThan: clock.now() })).toBe(2)
    expect(cache.get('a')).toBeUndefined()
    expect(cache.prune({})).toBe(0)
    expect(cache.prune({ maxEntries: 2 })).toBe(1)
    expect(cache.prune({ maxBytes: 0 })).toBe(2)
    expect(cache.stats()).toEqual({ path, entries: 0, bytes: 0 })
  })

  it('remove everything and give the disk back', () => {
    const path = temporaryPath('cache.db')
    const cache = testCache(path)
    for (const key of keysOf(500)) cache.set(key, newCompletion(key.repeat(200)))
    cache.stats()
    expect(cache.clear()).toBe(500)
    expect(cache.get('key-1')).toBeUndefined()
    expect(cache.clear()).toBe(0)
    cache.close()
    expect(statSync(path).size).toBeLessThan(100_000)
    expect(storedTexts(path, ['key-1'])).toEqual([undefined])
  })
})
