/** The file of the completion cache, which must never fail anyone: set aside when damaged, done without otherwise. */
import { renameSync, statSync } from 'node:fs'
import { messageOf } from '../engine/index.ts'
import { type CompletionTable, openCompletionTable } from './completion-table.ts'
import { codeOf } from './store-error.ts'

/** Where the file lies and who is told of trouble. */
export interface CompletionFileOptions {
  readonly path: string
  readonly now: () => Date
  readonly onWarning: (message: string) => void
  /** How long to wait for other processes, in milliseconds. */
  readonly busyMs: number
}

/** A table that may be lost. No method throws. */
export interface CompletionFile {
  /** What the work gives; undefined when the table could not do it or there is none. */
  use<T>(work: (table: CompletionTable) => T): T | undefined
  /** False once there is no file to keep anything in. */
  isOpen(): boolean
  close(): void
}

interface OpenTable {
  readonly table: CompletionTable
  readonly file: number | undefined
}

/** Opens the file, or goes without one after a warning. */
export function openCompletionFile(given: CompletionFileOptions): CompletionFile {
  const { path } = given
  const onWarning = once(given.onWarning)
  const options = { ...given, onWarning }
  let open = openAnyway(options)
  return {
    use(work) {
      if (open === undefined) return undefined
      try {
        return work(open.table)
      } catch (error) {
        if (isDamage(error)) {
          open.table.close()
          open = replace(options, open.file)
        } else if (!codeOf(error).startsWith('SQLITE_BUSY')) {
          onWarning(`cache ${path}: ${messageOf(error)}`)
        }
        return undefined
      }
    },
    isOpen: () => open !== undefined,
    close() {
      open?.table.close()
      open = undefined
    },
  }
}

/** A full disk fails every batch: that is told once. */
function once(tell: (message: string) => void): (message: string) => void {
  const told = new Set<string>()
  return (message) => {
    if (!told.has(message)) tell(message)
    told.add(message)
  }
}

function openAnyway(options: CompletionFileOptions): OpenTable | undefined {
  let file: number | undefined
  try {
    file = fileAt(options.path)
    return openFileAt(options)
  } catch (error) {
    return isDamage(error) ? replace(options, file) : goWithout(options, error)
  }
}

/** Opens a fresh file in place of a damaged one, which is kept for whoever wants to know. */
function replace(options: CompletionFileOptions, damaged: number | undefined): OpenTable | undefined {
  const { path, now, onWarning } = options
  try {
    // Another process may have been quicker: its fresh file must stay.
    if (fileAt(path) === damaged) {
      const aside = `${path}.corrupt-${now().toISOString().replace(/[-:.]/g, '')}`
      for (const suffix of ['-wal', '-shm', '']) moveIfThere(path + suffix, aside + suffix)
      onWarning(`cache ${path}: the file is damaged; it was set aside as ${aside} and a new one begun`)
    }
    return openFileAt(options)
  } catch (error) {
    return goWithout(options, error)
  }
}

function openFileAt({ path, busyMs }: CompletionFileOptions): OpenTable {
  const table = openCompletionTable(path, busyMs)
  return { table, file: fileAt(path) }
}

function goWithout({ path, onWarning }: CompletionFileOptions, error: unknown): undefined {
  onWarning(`cache ${path}: cannot be used (${messageOf(error)}); answers are kept in memory only`)
}

function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))
}

function fileAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino
}

function moveIfThere(from: string, to: string): void {
  if (fileAt(from) !== undefined) renameSync(from, to)
}
