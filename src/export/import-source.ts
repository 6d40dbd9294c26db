/** TypeScript source as a module that runs. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a source exports. Node runs TypeScript from files only. */
export async function importSource<T>(source: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'whetstone-export-'))
  try {
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder, 'exported.ts'), source)
    return await import(/* @vite-ignore */ pathToFileURL(join(folder, 'exported.ts')).href)
  } finally {
    await rm(folder, { recursive: true })
  }
}
