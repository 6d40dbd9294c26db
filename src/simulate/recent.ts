/** Remembers the results that were used last. */

/** A function which makes what it does not remember, and forgets the least recently used beyond a limit. */
export function recent<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>()
  return (key, make) => {
    const found = kept.has(key) ? (kept.get(key) as T) : make()
    kept.delete(key)
    kept.set(key, found)
    const [oldest] = kept.keys()
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest)
    return found
  }
}
