/** How long a provider asks to wait, by its headers. */

/**
 * Milliseconds from `retry-after-ms` or `Retry-After` (seconds or a date), whatever their length; on a 429 without
 * either, until the exhausted limit of `x-ratelimit-remaining-*` resets. Undefined: nothing was asked.
 */
export function retryAfter(headers: Headers | undefined, status: number): number | undefined {
  const exact = headers?.get('retry-after-ms')?.trim()
  const told = headers?.get('retry-after')?.trim()
  if (exact) return waitOf(Number(exact))
  if (!told) return headers && status === 429 ? untilReset(headers) : undefined
  const seconds = Number(told)
  return waitOf(Number.isFinite(seconds) ? seconds * 1000 : Date.parse(told) - Date.now())
}

function untilReset(headers: Headers): number | undefined {
  const waits = ['requests', 'tokens']
    .filter((kind) => headers.get(`x-ratelimit-remaining-${kind}`)?.trim() === '0')
    .map((kind) => durationOf(headers.get(`x-ratelimit-reset-${kind}`)?.trim() ?? ''))
    .filter((ms) => ms !== undefined)
  return waits.length === 0 ? undefined : Math.max(...waits)
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `120ms`, `1s`, `6m0s`, `1h2m3.5s`; plain numbers are seconds. */
function durationOf(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)]
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0)
}

function waitOf(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
