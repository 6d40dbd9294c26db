/** When a rate limit is whole again, by the header that tells it. */

/** What a provider counts and limits. */
export type Counted = 'requests' | 'tokens'

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds from `x-ratelimit-reset-*`: `120ms`, `1s`, `6m0s`, `1h2m3.5s`; plain numbers are seconds. */
export function resetMs(headers: Pick<Headers, 'get'>, counted: Counted): number | undefined {
  const text = headers.get(`x-ratelimit-reset-${counted}`)?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)]
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0)
}
