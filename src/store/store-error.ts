/** What SQLite and the file system throw, told as an error of the store: which file, why, what to do. */
import { InputError, messageOf, WhetstoneError } from '../engine/index.ts'

const reasons: readonly (readonly [code: string, reason: string])[] = [
  ['SQLITE_NOTADB', 'the file is not a SQLite database'],
  ['SQLITE_CORRUPT', 'the database is damaged'],
  ['SQLITE_FULL', 'the disk is full'],
  ['SQLITE_READONLY', 'the file cannot be written'],
  ['SQLITE_PERM', 'the file cannot be written'],
  ['SQLITE_CANTOPEN', 'the file cannot be opened for writing; is it a folder, or its folder read-only?'],
  ['SQLITE_IOERR', 'the disk cannot be read or written'],
  ['EACCES', 'the folder cannot be written'],
  ['EPERM', 'the folder cannot be written'],
  ['EROFS', 'the disk is read-only'],
  ['EEXIST', 'a part of its path is a file, not a folder'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['ENOENT', 'its folder cannot be made'],
  ['ENOSPC', 'the disk is full'],
]

/**
 * The error to throw for one that came from the file of a store: WhetstoneError `store_busy` when another process
 * held it too long, InputError `store_unusable` for a file that cannot be used; anything else as it is.
 */
export function asStoreError(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new WhetstoneError(
      'store_busy',
      `store ${path}: expected to write, got a lock that another process holds; try again when it is done`,
      { path, cause: error },
    )
  }
  const reason = reasons.find(([prefix]) => code.startsWith(prefix))?.[1]
  if (reason === undefined) return error
  return unusable(path, `${reason} (${messageOf(error)})`, error)
}

/** InputError `store_unusable`: the file cannot serve as a store, and why. */
export function unusable(path: string, reason: string, cause?: unknown): InputError {
  return new InputError(
    'store_unusable',
    `store ${path}: expected a file that can be used, but ${reason}; choose another with --store or WHETSTONE_DB`,
    { path, reason, cause },
  )
}

/** Does the work; what the file of the store throws meanwhile is told as an error of the store. */
export function withStoreErrors<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asStoreError(error, path)
  }
}

/** The code of an error of SQLite or the file system; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
