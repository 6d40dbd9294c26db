/** How long a provider asks to wait, by its headers. */
import { resetMs } from './reset-ms.ts'

/**
 * Milliseconds from `retry-after-ms` or `Retry-After` (seconds or a date), whatever their length; on a 429 without
 * either, until the exhausted limit of `x-ratelimit-remaining-*` resets. Undefined: nothing was asked.
 */
export function retryAfter(headers: Headers | undefined, status: number): number | undefined {
  if (headers === undefined) return undefined
  const told = (name: string) => headers.get(name)?.trim() ?? ''
  const ms = exactWait(told('retry-after-ms'), 1) ?? wait(told('retry-after'))
  return ms ?? (status === 429 ? untilReset(headers) : undefined)
}

/** Less than no time asks for nothing that can be kept to: who asks so is no reason to come back at once. */
function exactWait(told: string, unitMs: number): number | undefined {
  const ms = told === '' ? Number.NaN : Number(told) * unitMs
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined
}

function wait(told: string): number | undefined {
  if (!Number.isNaN(Number(told))) return exactWait(told, 1000)
  // `Date.parse` finds a year in almost anything.
  const ms = /\d:\d\d/.test(told) ? Date.parse(told) - Date.now() : Number.NaN
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function untilReset(headers: Headers): number | undefined {
  const waits = (['requests', 'tokens'] as const)
    .filter((kind) => headers.get(`x-ratelimit-remaining-${kind}`)?.trim() === '0')
    .map((kind) => resetMs(headers, kind))
    .filter((ms) => ms !== undefined)
  return waits.length === 0 ? undefined : Math.max(...waits)
}
