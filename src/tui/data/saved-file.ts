/** The file beside the store that what was saved stands in; no trouble with it is ever told. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseSaved, type Saved } from '../screen/saved.ts'

/** What was saved; nothing where there is no such file. */
export function readSaved(path: string | undefined): Saved {
  if (path === undefined) return {}
  try {
    return parseSaved(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}

/** Saves it, whole or not at all. */
export function writeSaved(path: string | undefined, saved: Saved): void {
  if (path === undefined) return
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(saved, null, 2)}\n`)
    renameSync(`${path}.new`, path)
  } catch {
    // A store that cannot be written to can still be browsed.
  }
}
