/** Folders, made where they are missing. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where the system takes no folder and says
 * that there is none, as below `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  const made = await tryMake(path)
  if (made) return
  await makeFolder(dirname(path))
  if (!(await tryMake(path))) throw new Error(`no folder can be made in ${dirname(path)}`)
}

/** False where the folder above is missing. */
async function tryMake(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return true
    if (code === 'ENOENT' && dirname(path) !== path) return false
    throw error
  }
}
