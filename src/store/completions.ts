/** The persistent cache of completions: one SQLite file, or memory where there can be none. */
import type { Completion, CompletionCache } from '../engine/index.ts'
import { boundedMap } from './bounded-map.ts'
import { openCompletionFile } from './completion-file.ts'
import type { CacheBounds, CompletionTable } from './completion-table.ts'
import { completionWriter } from './completion-writer.ts'
import { backgroundTimer, type SetTimer } from './timer.ts'

/** How much to keep, and the world around the cache; what is absent is the real one. */
export interface CompletionCacheOptions {
  /** @default 200_000 */
  readonly maxEntries?: number | undefined
  /** @default 1 GiB */
  readonly maxBytes?: number | undefined
  readonly now?: (() => Date) | undefined
  readonly setTimer?: SetTimer | undefined
  /** Told when the file is damaged or cannot be used: nothing else comes of it. */
  readonly onWarning?: ((message: string) => void) | undefined
  /** How long to wait for other processes that write, in milliseconds. @default 1000 */
  readonly busyMs?: number | undefined
}

/** What the cache holds; moments are ISO strings, absent when it is empty or in memory only. */
export interface CacheStats {
  readonly path: string
  readonly entries: number
  readonly bytes: number
  readonly oldest?: string | undefined
  readonly newest?: string | undefined
}

/** An open cache. No method throws: without a usable file it works in memory. */
export interface CacheHandle extends CompletionCache {
  stats(): CacheStats
  /** Removes everything; the number of entries removed. */
  clear(): number
  /** Removes what is outside the bounds; the number of entries removed. */
  prune(bounds: CacheBounds): number
  /**
   * From now on no answer waits for the disk: a checkpoint that does holds all others up for 0.1 s, which a service
   * shows. A process that ends loses nothing by it; a power cut may cost the file, which is then set aside.
   */
  relax(): void
  /** Writes what waits and frees the file. */
  close(): void
}

const memoryEntries = 2000
const memoryBytes = 64 * 2 ** 20
// Use is noted to the hour, so that a warm run over the whole cache only reads.
const useResolutionMs = 3_600_000

/** Opens the cache in a file, which is made when there is none. Safe for several processes at once. */
export function openCompletionCache(path: string, options: CompletionCacheOptions = {}): CacheHandle {
  const {
    maxEntries = 200_000,
    maxBytes = 2 ** 30,
    now = () => new Date(),
    setTimer = backgroundTimer,
  } = options
  const { onWarning = () => {}, busyMs = 1000 } = options
  const file = openCompletionFile({ path, now, onWarning, busyMs })
  const writer = completionWriter({ file, bounds: { maxEntries, maxBytes }, now, setTimer })
  // Only without a file: SQLite reads as fast as is needed, and what lives long in memory makes the heap grow.
  const memory = boundedMap<Completion>(Math.min(memoryEntries, maxEntries), {
    most: Math.min(memoryBytes, maxBytes),
    weigh: bytesOf,
  })
  const stored = (key: string) => {
    const entry = file.use((table) => storedEntry(table, key))
    if (entry && now().getTime() - entry.used >= useResolutionMs) writer.touch(key)
    return entry?.completion
  }
  const prune = (outside: CacheBounds) => {
    writer.flush()
    const inMemory = memory.size
    memory.clear()
    return file.isOpen() ? (file.use((table) => table.prune(outside)) ?? 0) : inMemory
  }
  return {
    get: (key) => writer.get(key) ?? stored(key) ?? memory.get(key),
    set(key, completion) {
      if (file.isOpen()) writer.set(key, completion)
      else memory.set(key, completion)
    },
    stats() {
      writer.flush()
      return { path, ...(file.use(storedStats) ?? memoryStats(memory.values())) }
    },
    clear: () => prune({ maxEntries: 0 }),
    prune,
    relax: () => void file.use((table) => table.relax()),
    close() {
      writer.flush()
      file.close()
    },
  }
}

function storedEntry(
  table: CompletionTable,
  key: string,
): { completion: Completion; used: number } | undefined {
  const found = table.get(key)
  return found && { completion: JSON.parse(found.value) as Completion, used: found.used }
}

function storedStats(table: CompletionTable): Omit<CacheStats, 'path'> {
  const { entries, bytes, oldest, newest } = table.stats()
  if (oldest === null || newest === null) return { entries, bytes }
  return { entries, bytes, oldest: new Date(oldest).toISOString(), newest: new Date(newest).toISOString() }
}

function memoryStats(completions: Iterable<Completion>): Omit<CacheStats, 'path'> {
  const sizes = [...completions].map(bytesOf)
  return { entries: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

function bytesOf(completion: Completion): number {
  return Buffer.byteLength(JSON.stringify(completion))
}
