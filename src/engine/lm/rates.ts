/** The rates of a pace: opening, probing after the first refusal, then measured. */
import type { Granted } from './granted.ts'

/** Requests per ms, changing with time and answers. */
export interface Rate {
  readonly perMs: (at: number) => number
  /** An answer came that was no refusal. */
  readonly answered: () => void
}

/** Requests under way that are started at once. */
const few = 8
/** Further starts per ms until answers come: a refusal is often quicker than an answer, and is heard in time. */
const openingPerMs = 0.4
/** Longest time in which all places open. */
const openingMs = 140
/** So many answers double it. */
const openingAnswers = 32
/** Answers that a first burst may have brought. */
const burstAnswers = 30
/** Growth in the time that a refusal takes to be heard. */
const probeGrowth = 1.25
/** A refusal that was heard later, in ms, was late because the process or the network was busy. */
const longestStepMs = 100
/** Below what was granted, so that the provider's budget can recover. */
const decrease = 0.95
/** Granted requests that make a measured rate sound. */
const sound = 10
/** Growth per answer and answers since the last refusal: slow where the limit is known to be near. */
const growth = 5e-6
/** Growth per answer of a rate measured by one request; by more, so many times less. */
const unsureGrowth = 0.01
/** Growth per answer well below the last sound rate. */
const recovery = 0.02

/** The rate before any refusal: free while few are under way, and open to `most` of them within `openingMs`. */
export function openingRate(most: number, underWay: () => number): Rate {
  const firstPerMs = Math.max(openingPerMs, (most - few) / openingMs)
  let answers = 0
  return {
    perMs: () => (underWay() < few ? Number.POSITIVE_INFINITY : firstPerMs * (1 + answers / openingAnswers)),
    answered() {
      answers += 1
    },
  }
}

/** The answers before the first refusal. */
export interface Seen {
  readonly answers: number
  readonly overMs: number
}

/**
 * The rate after the first refusal at `from`, growing from one request in the time it took to be heard, or from the rate
 * of the answers so far: of that the less, the fewer they are, because they may all be the provider's first burst.
 */
export function probingRate(from: number, heardMs: number, { answers, overMs }: Seen): Rate {
  const stepMs = Math.max(1, Math.min(heardMs, longestStepMs))
  const seenPerMs = ((answers / Math.max(1, overMs)) * answers) / (answers + burstAnswers)
  const firstPerMs = Math.max(1 / stepMs, seenPerMs)
  return { perMs: (at) => firstPerMs * probeGrowth ** ((at - from) / stepMs), answered() {} }
}

/**
 * The rate after a refusal at the rate `tried`: what was granted; by few requests, no less than half of what was tried
 * or a quarter of the last sound rate. Grows with every answer, the faster the longer nothing was refused.
 */
export function measuredRate(tried: number, granted: Granted, soundPerMs = 0): Rate {
  const least = isSound(granted) ? 0 : Math.max(Math.min(tried, 1) / 2, soundPerMs / 4)
  let perMs = decrease * Math.min(tried, Math.max(granted.perMs, least))
  let answers = 0
  return {
    perMs: () => perMs,
    answered() {
      answers += 1
      const isLow = perMs < 0.8 * soundPerMs
      perMs *=
        1 + Math.max(unsureGrowth / Math.max(1, granted.requests), growth * answers, isLow ? recovery : 0)
    },
  }
}

/** Whether enough requests were granted to rely on the rate. */
export function isSound({ requests }: Granted): boolean {
  return requests >= sound
}
