/** Reads completions a few ahead, as file systems read files: a run that is repeated asks in the order they came. */
import type { Prepare } from './database.ts'

/** A completion as text, and when it was last used, in milliseconds since 1970. */
export interface CachedText {
  readonly value: string
  readonly used: number
}

interface Entry extends CachedText {
  readonly id: number
  readonly key: string
}

/** Reads the table of completions. */
export interface ReadAhead {
  get(key: string): CachedText | undefined
  /** Entries have changed: what was read ahead may be another by now. */
  forget(): void
}

// A step this wide is one in order: requests under way at once end in any order.
const stride = 32
const length = 64

/** A reader with nothing read ahead. */
export function readAhead(sql: Prepare): ReadAhead {
  const columns = 'SELECT id, key, value, used FROM completions'
  const one = sql<Entry>(`${columns} WHERE key = ?`)
  const next = sql<Entry>(`${columns} WHERE id > ? ORDER BY id LIMIT ${length}`)
  const ahead = new Map<string, Entry>()
  let last = 0
  const fetchAfter = (id: number) => {
    // Those left far behind are not asked for any more; of those ahead the next are read again.
    for (const [key, entry] of ahead) if (entry.id < id - length || entry.id > id) ahead.delete(key)
    for (const entry of next.all(id)) ahead.set(entry.key, entry)
  }
  return {
    get(key) {
      const known = ahead.get(key)
      if (known !== undefined) {
        ahead.delete(key)
        last = Math.max(last, known.id)
        return known
      }
      const found = one.get(key)
      if (found === undefined) return undefined
      if (found.id > last && found.id <= last + stride) fetchAfter(found.id)
      last = found.id
      return found
    },
    forget: () => ahead.clear(),
  }
}
