/** How long requests wait by what the provider says is left of its limit, before it refuses any. */
import type { Start } from './start.ts'
import type { Allowance } from './types.ts'

/** Follows what the answers of one endpoint tell. */
export interface ToldAllowance {
  /** The request of `start` was answered, and `allowance` told with it. */
  readonly told: (start: Start, allowance: Allowance) => void
  /** Milliseconds until a request may follow `last`, the newest one; 0 = now. */
  readonly wait: (last: Start) => number
}

/** The share of a limit below which the rest is spread over the time until it resets. */
const smallShare = 0.05
/** Requests that count as few where the limit itself is not told. */
const few = 8
/** Longest wait on a mere hint, in ms: then one request goes out to see. */
const longestMs = 60_000
/** How much the readings before count beside the next. */
const fade = 0.9

/**
 * While plenty is left nothing is held back. Below that, requests are spread: what is left over the time to the reset,
 * and as many more as were seen to come back (a token bucket refills all the time, a window only at its end).
 */
export function toldAllowance(now: () => number): ToldAllowance {
  let reading: { readonly start: Start; readonly allowance: Allowance; readonly resetAt: number } | undefined
  let cameBack = 0
  let overMs = 0
  return {
    told(start, allowance) {
      if (reading !== undefined && start.index <= reading.start.index) return
      if (reading !== undefined) {
        const used = start.index - reading.start.index
        cameBack = fade * cameBack + allowance.remaining - reading.allowance.remaining + used
        overMs = fade * overMs + start.at - reading.start.at
      }
      reading = { start, allowance, resetAt: now() + allowance.resetMs }
    },
    wait(last) {
      const at = now()
      if (reading === undefined || at >= reading.resetAt) return 0
      const { start, allowance, resetAt } = reading
      const backPerMs = Math.max(0, cameBack) / Math.max(1, overMs)
      const left = allowance.remaining - (last.index - start.index) + backPerMs * (at - start.at)
      if (left > smallOf(allowance)) return 0
      const perMs = backPerMs + Math.max(0, left - 1) / (resetAt - at)
      return Math.max(0, Math.min(last.at + Math.min(1 / perMs, longestMs), resetAt) - at)
    },
  }
}

function smallOf({ limit }: Allowance): number {
  return limit === undefined ? few : smallShare * limit
}
