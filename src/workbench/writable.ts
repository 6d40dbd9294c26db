/** Places to write to, and the error of one that is none. */
import { randomUUID } from 'node:crypto'
import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputError, messageOf } from '../engine/index.ts'
import { makeFolder } from './make-folder.ts'

/** Where a file is written first, and what it then becomes: the same for pipes and devices, which nothing may replace. */
export interface Place {
  readonly aside: string
  readonly target: string
}

/**
 * Makes the folders above a file; what a link points at is written, not the link.
 * @throws InputError `unwritable` where it cannot lie, as on a folder.
 */
export async function requirePlace(path: string): Promise<Place> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) throw unwritable(path, new Error('it is a folder'))
  if (found !== undefined && !found.isFile()) return { aside: path, target: path }
  try {
    await makeFolder(dirname(path))
  } catch (cause) {
    throw unwritable(path, cause)
  }
  const target = found === undefined ? path : await realpath(path)
  return { aside: `${target}.${randomUUID().slice(0, 8)}.part`, target }
}

/** InputError `unwritable` naming the path and the reason. */
export function unwritable(path: string, cause: unknown): InputError {
  return new InputError('unwritable', `${path}: expected a place to write to: ${messageOf(cause)}`, {
    file: path,
    cause,
  })
}
