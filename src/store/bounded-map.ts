/** A map that forgets what was used longest ago once it holds too much. */

/** A map of bounded size. */
export interface BoundedMap<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  clear(): void
  values(): Iterable<V>
  readonly size: number
}

/** How much a map may hold by weight. */
export interface WeightBound<V> {
  readonly most: number
  readonly weigh: (value: V) => number
}

/** An empty map for at most `maxEntries` values; what alone weighs too much is not kept. */
export function boundedMap<V>(maxEntries: number, bound?: WeightBound<V>): BoundedMap<V> {
  const { most, weigh } = bound ?? { most: 0, weigh: () => 0 }
  // A Map keeps the order of insertion: its first key is the one to forget.
  const entries = new Map<string, { readonly value: V; readonly weight: number }>()
  let total = 0
  const remove = (key: string) => {
    total -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value) {
      const weight = weigh(value)
      remove(key)
      if (weight > most) return
      entries.set(key, { value, weight })
      total += weight
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries && total <= most) return
        remove(oldest)
      }
    },
    clear() {
      entries.clear()
      total = 0
    },
    *values() {
      for (const { value } of entries.values()) yield value
    },
    get size() {
      return entries.size
    },
  }
}
