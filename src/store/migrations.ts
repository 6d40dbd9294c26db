/** The migrations that ship with the package: drizzle-kit's SQL files and journal under drizzle/. */

import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One step of the schema. */
export interface Migration {
  readonly tag: string
  /** Milliseconds since 1970 at which it was generated: what orders migrations, and how drizzle knows them again. */
  readonly when: number
  /** Reads its file. */
  readonly load: () => { readonly sql: string; readonly hash: string }
}

/** The folder of the shipped migrations; the same place seen from `src/store` and from `dist/store`. */
export const shippedFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** The migrations in a folder, oldest first. Their SQL is read only when it is needed. */
export function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  return journal.entries.map(({ tag, when }) => ({
    tag,
    when,
    load() {
      const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8')
      return { sql, hash: hash('sha256', sql) }
    },
  }))
}
