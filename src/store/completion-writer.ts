/** Collects what the completion cache has to write into short batches, so that no hit and no answer waits for it. */
import type { Completion } from '../engine/index.ts'
import type { CompletionFile } from './completion-file.ts'
import type { CacheBounds } from './completion-table.ts'
import type { SetTimer } from './timer.ts'

/** Where to write, when, and how much is kept there. */
export interface CompletionWriterOptions {
  readonly file: CompletionFile
  readonly bounds: CacheBounds
  readonly now: () => Date
  readonly setTimer: SetTimer
}

/** Takes completions and writes them soon. No method throws. */
export interface CompletionWriter {
  /** A completion that is not written yet. */
  get(key: string): Completion | undefined
  set(key: string, completion: Completion): void
  /** Notes that an entry of the file was used. */
  touch(key: string): void
  flush(): void
  /** Forgets what waits. */
  drop(): void
}

const batchEntries = 100
const batchMs = 100
// Answers wait while another process holds the file, but not without end.
const maxWaiting = 2000

/** A writer with nothing to write; `flush` it before the file is closed. */
export function completionWriter({ file, bounds, now, setTimer }: CompletionWriterOptions): CompletionWriter {
  const waiting = new Map<string, Completion>()
  const used = new Set<string>()
  let cancelTimer: (() => void) | undefined
  const drop = () => {
    cancelTimer?.()
    cancelTimer = undefined
    waiting.clear()
    used.clear()
  }
  const flush = () => {
    cancelTimer?.()
    cancelTimer = undefined
    if (waiting.size + used.size === 0) return
    const entries = [...waiting].map(([key, completion]) => [key, JSON.stringify(completion)] as const)
    const isWritten = file.use((table) => {
      table.write({ entries, used, at: now().getTime() }, bounds)
      return true
    })
    if (isWritten || waiting.size > maxWaiting || !file.isOpen()) drop()
  }
  const soon = () => {
    if ((waiting.size + used.size) % batchEntries === 0) flush()
    else cancelTimer ??= setTimer(flush, batchMs)
  }
  return {
    get: (key) => waiting.get(key),
    set(key, completion) {
      waiting.set(key, completion)
      soon()
    },
    touch(key) {
      used.add(key)
      soon()
    },
    flush,
    drop,
  }
}
