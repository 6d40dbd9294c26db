/** Finds the run that a user means: a full id, a unique prefix, `latest` or `latest~N`. */
import { InputError } from '../engine/index.ts'
import type { Prepare } from './database.ts'

const shown = 5

/**
 * The full id of a run.
 * @throws InputError `unknown_run` naming the newest ids, or `ambiguous_run` naming the candidates.
 */
export function findRun(sql: Prepare, ref: string): string {
  const latest = /^latest(?:~(\d+))?$/.exec(ref)
  const found = latest ? newest(sql, 1, Number(latest[1] ?? 0)) : withPrefix(sql, ref)
  const [only, other] = found
  if (only === undefined) throw unknownRun(sql, ref)
  if (other === undefined || only === ref) return only
  throw new InputError(
    'ambiguous_run',
    `run: expected an id or a prefix of one run only, got \`${ref}\`, which fits ${listed(found)}`,
    { ref, candidates: found.slice(0, shown) },
  )
}

/** InputError `unknown_run`, naming the newest runs there are. */
export function unknownRun(sql: Prepare, ref: string): InputError {
  const known = newest(sql, shown + 1)
  const hint =
    known.length === 0 ? 'there are no runs yet' : `the newest are ${listed(known)}${runOf(sql, ref)}`
  return new InputError(
    'unknown_run',
    `run: expected an id, a prefix of one, latest or latest~N, got \`${ref}\`; ${hint}`,
    { ref, newest: known.slice(0, shown) },
  )
}

/** The newest run of a task or program, for those who name one where a run is meant; else empty. */
function runOf(sql: Prepare, ref: string): string {
  const statement = sql<{ id: string }>(
    'SELECT id FROM runs WHERE program = :ref OR task = :ref ORDER BY program = :ref DESC, id DESC LIMIT 1',
  )
  const found = statement.get({ ref })
  return found ? `; the newest of \`${ref}\` is ${found.id}` : ''
}

/** Ids that begin so, an exact one first; one more than are shown. */
function withPrefix(sql: Prepare, prefix: string): string[] {
  if (prefix === '') return []
  const statement = sql<{ id: string }>('SELECT id FROM runs WHERE id >= ? AND id < ? ORDER BY id LIMIT ?')
  return statement.all(prefix, `${prefix}\u{10ffff}`, shown + 1).map(({ id }) => id)
}

function newest(sql: Prepare, limit: number, offset = 0): string[] {
  const statement = sql<{ id: string }>('SELECT id FROM runs ORDER BY id DESC LIMIT ? OFFSET ?')
  return statement.all(limit, offset).map(({ id }) => id)
}

function listed(ids: readonly string[]): string {
  return ids.slice(0, shown).join(', ') + (ids.length > shown ? ', …' : '')
}
