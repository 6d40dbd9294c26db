/** Student's t distribution. */
import { lowerBeta } from './beta.ts'
import { type BetaPoint, betaKernel } from './beta-kernel.ts'
import { checkBetween, refuse } from './check.ts'
import { normalQuantile } from './normal.ts'

/** P(T <= t) with `df` > 0 degrees of freedom, not only whole. RangeError when t is NaN or df is not > 0. */
export function studentTCdf(t: number, df: number): number {
  checkDf('studentTCdf', df)
  if (Number.isNaN(t)) refuse('studentTCdf', 'a number t', t)
  const tail = upperTail(Math.abs(t), df)
  return t > 0 ? 1 - tail : tail
}

/** The t with P(T <= t) = p. RangeError unless 0 < p < 1 and df > 0. */
export function studentTQuantile(p: number, df: number): number {
  checkDf('studentTQuantile', df)
  checkBetween('studentTQuantile', p)
  const tail = Math.min(p, 1 - p)
  // The normal quantile lies below the root and the tail is convex: Newton only rises and cannot overshoot.
  let t = -normalQuantile(tail)
  while (true) {
    const next = t + (upperTail(t, df) - tail) / density(t, df)
    if (!(next > t * (1 + 2 * Number.EPSILON))) return p < 0.5 ? -t : t
    t = next
  }
}

/** P(T > t) = I_x(df / 2, 1 / 2) / 2 with x = df / (df + t²), for t >= 0. */
function upperTail(t: number, df: number): number {
  return lowerBeta(betaPoint(t, df)) / 2
}

function density(t: number, df: number): number {
  return betaKernel(betaPoint(t, df)) / t
}

function betaPoint(t: number, df: number): BetaPoint {
  const square = (t / Math.sqrt(df)) ** 2
  return { x: 1 / (1 + square), y: 1 / (1 + 1 / square), a: df / 2, b: 0.5 }
}

function checkDf(where: string, df: number): void {
  if (!(df > 0 && Number.isFinite(df))) refuse(where, 'finite degrees of freedom > 0', df)
}
