/** Places to write to, and the error of one that is none. */
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputError, messageOf } from '../engine/index.ts'
import { makeFolder } from './make-folder.ts'

/** Makes the folders above a file. @throws InputError `unwritable` where it cannot lie, as on a folder. */
export async function requirePlace(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) throw unwritable(path, new Error('it is a folder'))
  try {
    await makeFolder(dirname(path))
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/** InputError `unwritable` naming the path and the reason. */
export function unwritable(path: string, cause: unknown): InputError {
  return new InputError('unwritable', `${path}: expected a place to write to: ${messageOf(cause)}`, {
    file: path,
    cause,
  })
}
