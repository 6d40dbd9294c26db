/** Does something again whenever one of several files changed. */
import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** What to watch and what to do. */
export interface WatchOptions {
  /** Asked anew after each time: what is watched may itself have changed. */
  readonly files: () => Promise<readonly string[]>
  /** Once at the start, then after changes; never twice at once. */
  readonly run: () => Promise<void>
  readonly onChange?: ((file: string) => void) | undefined
  /** Ends the watch. */
  readonly signal: AbortSignal
  /** How long files must rest, in milliseconds: editors write in several steps. @default 100 */
  readonly restMs?: number | undefined
}

/** Runs, then again after every change, until the signal aborts. */
export async function watchAndRun({
  files,
  run,
  onChange,
  signal,
  restMs = 100,
}: WatchOptions): Promise<void> {
  while (!signal.aborted) {
    // Watching begins before the run: what changes meanwhile counts.
    const changed = nextChange(await files(), signal, restMs)
    await run()
    const file = await changed
    if (file !== undefined) onChange?.(file)
  }
}

/** The first file that changes, once all rest; undefined when the signal aborts. Folders are watched, as editors replace files. */
function nextChange(
  files: readonly string[],
  signal: AbortSignal,
  restMs: number,
): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>()
  let rest: NodeJS.Timeout | undefined
  const watchers: FSWatcher[] = [...new Set(files.map((file) => dirname(file)))].map((folder) =>
    watch(folder, (_event, name) => {
      const file = files.find((one) => dirname(one) === folder && basename(one) === name)
      if (file === undefined) return
      clearTimeout(rest)
      rest = setTimeout(() => resolve(file), restMs)
    }),
  )
  const stop = () => resolve(undefined)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return promise.finally(() => {
    clearTimeout(rest)
    signal.removeEventListener('abort', stop)
    for (const watcher of watchers) watcher.close()
  })
}
