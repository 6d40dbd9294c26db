/** Files that are whole or not there. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { requirePlace, unwritable } from './writable.ts'

/**
 * Writes aside and renames, so that nobody ever reads half a file. Folders are made.
 * @throws InputError `unwritable` naming the path and the reason.
 */
export async function writeWhole(path: string, content: string): Promise<void> {
  const { aside, target } = await requirePlace(path)
  try {
    await writeFile(aside, content)
    if (aside !== target) await rename(aside, target)
  } catch (cause) {
    if (aside !== target) await rm(aside, { force: true }).catch(() => {})
    throw unwritable(path, cause)
  }
}
