/** A map that forgets what was used longest ago once it holds too much. */

/** A map of bounded size. */
export interface BoundedMap<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  clear(): void
  values(): Iterable<V>
  readonly size: number
}

/** An empty map for at most `maxEntries` values. */
export function boundedMap<V>(maxEntries: number): BoundedMap<V> {
  // A Map keeps the order of insertion: its first key is the one to forget.
  const entries = new Map<string, V>()
  const renew = (key: string, value: V) => {
    entries.delete(key)
    entries.set(key, value)
  }
  return {
    get(key) {
      const value = entries.get(key)
      if (value !== undefined) renew(key, value)
      return value
    },
    set(key, value) {
      renew(key, value)
      const [oldest] = entries.keys()
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest)
    },
    clear: () => entries.clear(),
    values: () => entries.values(),
    get size() {
      return entries.size
    },
  }
}
