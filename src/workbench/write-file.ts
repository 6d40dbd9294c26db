/** Files that are whole or not there. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputError, messageOf } from '../engine/index.ts'

/**
 * Writes aside and renames, so that nobody ever reads half a file. Folders are made.
 * @throws InputError `unwritable` naming the path and the reason.
 */
export async function writeWhole(path: string, content: string): Promise<void> {
  const aside = `${path}.${process.pid}.part`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(aside, content)
    await rename(aside, path)
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => {})
    throw new InputError('unwritable', `${path}: expected a place to write to: ${messageOf(cause)}`, {
      file: path,
      cause,
    })
  }
}
