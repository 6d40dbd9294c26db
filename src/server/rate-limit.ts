/** A token bucket per key. */

/** Takes one token of a bucket: 0 when there was one, else milliseconds until there is. */
export type RateLimit = (bucket: string) => number

/** As many requests a minute as `perMinute`, all at once at most; 0 means no limit. */
export function rateLimit({ perMinute, now }: { perMinute: number; now: () => number }): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const perMs = perMinute / 60_000
  return (name) => {
    if (perMinute === 0) return 0
    const at = now()
    const last = buckets.get(name) ?? { tokens: perMinute, at }
    const tokens = Math.min(perMinute, last.tokens + (at - last.at) * perMs)
    buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at })
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs)
  }
}
