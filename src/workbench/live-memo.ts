/** Remembers what was made for a key, for a while, the last used of them only. */

/** How many and how long. */
export interface MemoOptions {
  readonly most: number
  /** @default as long as there is room */
  readonly forMs?: number | undefined
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

/** Gives what is known of a key, or makes it; what failed is not remembered. */
export type Memo<T> = (key: string, make: () => Promise<T>) => Promise<T>

/** A memo; callers at the same time share one making. */
export function memo<T>({ most, forMs = Number.POSITIVE_INFINITY, now }: MemoOptions): Memo<T> {
  const known = new Map<string, { readonly at: number; readonly value: Promise<T> }>()
  return (key, make) => {
    const found = known.get(key)
    const kept = found !== undefined && now() - found.at < forMs ? found : { at: now(), value: make() }
    known.delete(key)
    known.set(key, kept)
    if (kept !== found) kept.value.catch(() => known.get(key) === kept && known.delete(key))
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return kept.value
  }
}
