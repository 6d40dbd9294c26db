/** The file that a mistyped path most likely meant. */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { nearest } from '../engine/index.ts'

/** `; did you mean …?` for a path where nothing lies, by the names beside it; empty when none is near. */
export async function nearFile(path: string): Promise<string> {
  const names = await readdir(dirname(path)).catch(() => [])
  const best = nearest(basename(path), names)
  return best === undefined || best === basename(path)
    ? ''
    : `; did you mean \`${join(dirname(path), best)}\`?`
}
