/** Newcombe's interval for the difference of two proportions on the same items. */
import { checkBetween, checkWhole } from './check.ts'
import type { Interval } from './interval.ts'
import { wilson } from './wilson.ts'

/** Counts of items by who solved them: both, only a, only b, neither. */
interface PairedCounts {
  readonly both: number
  readonly aOnly: number
  readonly bOnly: number
  readonly neither: number
}

/**
 * Interval for P(b) - P(a): distances to the Wilson limits of both, squared and added, less correlation φ.
 * Method 10 of Newcombe, Statistics in Medicine 17 (1998) 2635-2650: a positive both·neither - aOnly·bOnly is
 * first reduced by n/2, at most to 0; φ = 0 where a margin is empty.
 * RangeError unless all counts are whole, >= 0 and at least one is positive.
 */
export function newcombe(counts: PairedCounts, level = 0.95): Interval {
  const { both, aOnly, bOnly, neither } = counts
  for (const [name, count] of Object.entries(counts)) checkWhole(`newcombe ${name}`, count)
  const n = both + aOnly + bOnly + neither
  checkWhole('newcombe sum of counts', n, { min: 1 })
  checkBetween('newcombe level', level)
  const a = (both + aOnly) / n
  const b = (both + bOnly) / n
  const [aLow, aHigh] = wilson(both + aOnly, n, level)
  const [bLow, bHigh] = wilson(both + bOnly, n, level)
  const phi = correctedPhi(counts, n)
  const combine = (u: number, v: number) => Math.sqrt(Math.max(0, u * u - 2 * phi * u * v + v * v))
  const difference = (bOnly - aOnly) / n
  return [difference - combine(b - bLow, aHigh - a), difference + combine(bHigh - b, a - aLow)]
}

function correctedPhi({ both, aOnly, bOnly, neither }: PairedCounts, n: number): number {
  const margins = (both + aOnly) * (bOnly + neither) * ((both + bOnly) * (aOnly + neither))
  if (margins === 0) return 0
  const agreement = both * neither - aOnly * bOnly
  return (agreement > 0 ? Math.max(agreement - n / 2, 0) : agreement) / Math.sqrt(margins)
}
