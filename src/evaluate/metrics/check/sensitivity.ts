/** What scores can show: how many stand at an end, and which difference their number can detect. */
import { minimumDetectable, sampleSize } from '../../statistics/index.ts'
import { variance } from '../../statistics/variance.ts'

/** Shares of scores at the ends of the scale, where nothing can get better or worse. */
export interface Saturation {
  readonly n: number
  readonly atZero: number
  readonly atOne: number
}

/** Of scores in [0, 1]; null for none. */
export function saturationOf(scores: readonly number[]): Saturation | null {
  if (scores.length === 0) return null
  const share = (end: number) => scores.filter((score) => score === end).length / scores.length
  return { n: scores.length, atZero: share(0), atOne: share(1) }
}

/** What a paired comparison on `n` examples can show in 4 of 5 trials at the 5 % level. */
export interface Sensitivity {
  readonly n: number
  /** Standard deviation of an example's difference between two programs. */
  readonly sd: number
  /** The smallest true difference it would find; null when nothing varies, which tells nothing. */
  readonly detectable: number | null
  /** Examples that a difference of five points takes. */
  readonly neededForFivePoints: number | null
}

/** From the spread of paired differences. */
export function sensitivityOf(n: number, sd: number): Sensitivity {
  if (sd === 0) return { n, sd, detectable: null, neededForFivePoints: null }
  return {
    n,
    sd,
    detectable: minimumDetectable({ n, sd }),
    neededForFivePoints: sampleSize({ difference: 0.05, sd }),
  }
}

/** Standard deviation (n − 1); null for fewer than two values. */
export function spreadOf(values: readonly number[]): number | null {
  return values.length < 2 ? null : Math.sqrt(variance(values))
}
