/** How fast requests may start: opened at once, cut to what is granted, one pause for all when the provider asks for it. */
import { rateCuts } from './rate-cuts.ts'
import { openingRate } from './rates.ts'
import type { Start } from './start.ts'
import { toldAllowance } from './told-allowance.ts'
import type { Allowance } from './types.ts'

/** The pace of one endpoint. */
export interface Pace {
  /** Milliseconds until the next request may start; 0 = now. */
  readonly wait: () => number
  /** Milliseconds that are left of the pause which the provider asked for. */
  readonly pauseLeft: () => number
  /** A request starts; gives what to hand back with what came of it. */
  readonly start: () => Start
  /** An answer came that was no refusal, with what the provider says is left if it does. */
  readonly answered: (start: Start, allowance?: Allowance) => void
  /** A request was refused for its rate; `pauseMs` is what the provider asked for. */
  readonly refused: (start: Start, pauseMs: number) => void
  /** A request ended with nothing that tells of the rate. */
  readonly lost: () => void
}

/** Longest head start, in ms, that is made up for after a timer was late. */
const slackMs = 50

/**
 * A pace for at most `most` requests under way, open to all of them within a fraction of a second. After refusals it
 * follows what is really granted, unless it turns out that no rate avoids them. Refusals of requests that had started
 * before the last one was known are its echo and change nothing.
 */
export function adaptivePace(most: number, now: () => number): Pace {
  const cuts = rateCuts()
  const allowance = toldAllowance(now)
  let last: Start = { at: Number.NEGATIVE_INFINITY, index: 0 }
  let nextAt = Number.NEGATIVE_INFINITY
  let pausedUntil = Number.NEGATIVE_INFINITY
  let echoes = 0
  let ended = 0
  let rate = openingRate(most, () => last.index - ended)
  let firstAt = Number.NaN
  let answers = 0
  return {
    wait: () => Math.max(0, Math.max(nextAt, pausedUntil) - now(), allowance.wait(last)),
    pauseLeft: () => Math.max(0, pausedUntil - now()),
    start() {
      const at = now()
      if (last.index === 0) firstAt = at
      last = { at, index: last.index + 1 }
      const stepMs = 1 / rate.perMs(at)
      nextAt = stepMs === 0 ? at : Math.max(nextAt, at - slackMs) + stepMs
      return last
    },
    answered(start, told) {
      ended += 1
      answers += 1
      rate.answered()
      if (told !== undefined) allowance.told(start, told)
    },
    refused(start, pauseMs) {
      ended += 1
      const at = now()
      if (start.index <= echoes) cuts.echo()
      else {
        rate = cuts.after({ start, at, rate, seen: { answers, overMs: at - firstAt } })
        echoes = last.index
        nextAt = at + 1 / rate.perMs(at)
      }
      cuts.paused(Math.max(0, at + pauseMs - Math.max(at, pausedUntil)))
      pausedUntil = Math.max(pausedUntil, at + pauseMs)
    },
    lost() {
      ended += 1
    },
  }
}
