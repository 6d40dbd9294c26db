/** How long a provider asks to wait, by its headers. */
import { resetMs } from './reset-ms.ts'

/**
 * Milliseconds from `retry-after-ms` or `Retry-After` (seconds or a date), whatever their length; on a 429 without
 * either, until the exhausted limit of `x-ratelimit-remaining-*` resets. Undefined: nothing was asked.
 */
export function retryAfter(headers: Headers | undefined, status: number): number | undefined {
  const exact = headers?.get('retry-after-ms')?.trim()
  const told = headers?.get('retry-after')?.trim()
  const exactMs = exact ? waitOf(Number(exact)) : undefined
  if (exactMs !== undefined) return exactMs
  if (!told) return headers && status === 429 ? untilReset(headers) : undefined
  const seconds = Number(told)
  return waitOf(Number.isFinite(seconds) ? seconds * 1000 : Date.parse(told) - Date.now())
}

function untilReset(headers: Headers): number | undefined {
  const waits = (['requests', 'tokens'] as const)
    .filter((kind) => headers.get(`x-ratelimit-remaining-${kind}`)?.trim() === '0')
    .map((kind) => resetMs(headers, kind))
    .filter((ms) => ms !== undefined)
  return waits.length === 0 ? undefined : Math.max(...waits)
}

function waitOf(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
