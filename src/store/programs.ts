/** Compiled programs: content-addressed, found by hash or by name. */
import { InputError } from '../engine/index.ts'
import type { Prepare } from './database.ts'
import type { Cells } from './table.ts'
import { programs } from './tables.ts'
import type { Store, StoredProgram } from './types.ts'

const select = `SELECT ${programs.list} FROM programs`

/** The part of a store that keeps programs. */
export function programMethods(
  sql: Prepare,
  now: () => Date,
): Pick<Store, 'putProgram' | 'program' | 'programs'> {
  const find = (where: string, ...values: string[]): StoredProgram[] =>
    sql<Cells<StoredProgram>>(`${select} WHERE ${where} ORDER BY key DESC`)
      .all(...values)
      .map(programs.read)
  return {
    putProgram(program) {
      const stored = { ...program, createdAt: now().toISOString() }
      sql(`INSERT OR REPLACE ${programs.into}`).run(programs.write(stored))
      return stored
    },
    program(ref) {
      const [exact] = find('hash = ? OR name = ?', ref, ref)
      if (exact !== undefined || ref === '') return exact
      return onlyOne(find('hash >= ? AND hash < ?', ref, `${ref}\u{10ffff}`), ref)
    },
    programs: () => find('true'),
  }
}

function onlyOne(found: readonly StoredProgram[], ref: string): StoredProgram | undefined {
  const hashes = [...new Set(found.map(({ hash }) => hash))]
  if (hashes.length <= 1) return found[0]
  throw new InputError(
    'ambiguous_program',
    `program: expected a name, or the prefix of one hash only, got \`${ref}\`, which fits ${hashes.slice(0, 5).join(', ')}`,
    { ref, candidates: hashes.slice(0, 5) },
  )
}
