/** How much a provider grants, measured by its refusals: each one finds the budget used up. */
import type { Start } from './start.ts'

/** What was granted between two refusals. */
export interface Granted {
  readonly requests: number
  /** Refusals among them, the first of the two with its echoes. */
  readonly refusals: number
  readonly perMs: number
}

/** Measures from refusal to refusal. */
export interface GrantedMeter {
  /** A request was refused that had started before the last refusal was known. */
  readonly echo: () => void
  /** All requests are held back for so long. */
  readonly paused: (ms: number) => void
  /** What was granted since the refusal before, undefined when there was none; measures from `refused` on. */
  readonly since: (refused: Start) => Granted | undefined
}

/** A meter for the requests of one endpoint. */
export function grantedMeter(): GrantedMeter {
  let first: Start | undefined
  let refusals = 0
  let pausedMs = 0
  const measured = (from: Start, to: Start): Granted => {
    const requests = Math.max(0, to.index - from.index - refusals)
    const ms = Math.max(1, to.at - from.at)
    // A limit per window grants what it does over the pauses too; a bucket that was full again grants more. Between
    // the two, a window's rate is approached from above, so that nothing of it is lost.
    return { requests, refusals, perMs: Math.max(1, requests) / Math.sqrt(ms * Math.max(1, ms - pausedMs)) }
  }
  return {
    echo() {
      refusals += 1
    },
    paused(ms) {
      pausedMs += ms
    },
    since(refused) {
      const granted = first && measured(first, refused)
      first = refused
      refusals = 1
      pausedMs = 0
      return granted
    },
  }
}
