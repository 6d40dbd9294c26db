/** How fast requests may start: AIMD on their rate, and one pause for all when the provider asks for it. */

/** The pace of one endpoint. Until a request is refused for its rate, nothing is held back. */
export interface Pace {
  /** Milliseconds until the next request may start; 0 = now. */
  readonly wait: () => number
  /** A request starts; gives the moment to hand back with what came of it. */
  readonly start: () => number
  /** An answer came that was no refusal. */
  readonly answered: () => void
  /** A request that started at `startedAt` was refused for its rate; `pauseMs` is what the provider asked for. */
  readonly refused: (startedAt: number, pauseMs: number) => void
}

/** After a refusal: a little less than what was let through, so that the provider's budget can recover. */
const decrease = 0.95
/** Growth per answer, times the answers since the last refusal: slow where the limit is known to be near. */
const growth = 1e-5
/** Growth per answer after the first refusal, whose burst tells little of the rate: doubles in 140 answers. */
const firstGrowth = 0.005
/** Longest head start, in ms, that is made up for after a timer was late. */
const slackMs = 50

/**
 * A pace that starts unlimited. A refusal cuts it towards the rate of answers since the refusal before (what the
 * provider really grants, pauses included); every clean answer lets it grow, the faster the longer nothing was
 * refused. Refusals of requests that had started before the cut are its echo and do not cut again.
 */
export function aimdPace(now: () => number): Pace {
  let perMs = Number.POSITIVE_INFINITY
  let nextAt = Number.NEGATIVE_INFINITY
  let pausedUntil = Number.NEGATIVE_INFINITY
  let cuts = 0
  let cutAt = Number.NEGATIVE_INFINITY
  let countedFrom: number | undefined
  let answers = 0
  const cut = (at: number) => {
    const granted = Math.max(1, answers) / Math.max(1, at - (countedFrom ?? at))
    // Between what was tried and what was granted: either alone is wrong while the provider's burst is unknown.
    const middle = Math.max(Math.sqrt(granted * perMs), perMs / 2)
    perMs = decrease * (Number.isFinite(perMs) ? Math.min(perMs, middle) : granted)
    nextAt = at + 1 / perMs
    cuts += 1
    cutAt = at
    countedFrom = at
    answers = 0
  }
  return {
    wait: () => Math.max(0, Math.max(nextAt, pausedUntil) - now()),
    start() {
      const at = now()
      nextAt = Math.max(nextAt, at - slackMs) + 1 / perMs
      return at
    },
    answered() {
      // Counted from an answer on: the first request also waits for the client to load and to connect.
      countedFrom ??= now()
      answers += 1
      perMs *= 1 + (cuts > 1 ? growth * answers : firstGrowth)
    },
    refused(startedAt, pauseMs) {
      const at = now()
      pausedUntil = Math.max(pausedUntil, at + pauseMs)
      if (startedAt >= cutAt) cut(at)
    },
  }
}
