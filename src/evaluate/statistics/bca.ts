/** The tails of a BCa interval: quantile levels shifted for the bias and the skew of a bootstrap. */
import type { ClusterTotals } from './clusters.ts'
import type { Interval } from './interval.ts'
import { normalCdf, normalQuantile } from './normal.ts'

/**
 * Quantile levels to read from the sorted bootstrap `means` in place of `tails`:
 * Φ(z0 + (z0 + z) / (1 - a (z0 + z))), with z0 from the share of means below the estimate (ties count half)
 * and the acceleration a from leaving out one cluster at a time. Source: Efron 1987, JASA 82:171-185.
 */
export function bcaTails(tails: Interval, means: Float64Array, totals: ClusterTotals): Interval {
  const bias = biasCorrection(means, totals)
  const acceleration = jackknifeAcceleration(totals)
  const shift = (tail: number) => {
    const z = bias + normalQuantile(tail)
    const room = 1 - acceleration * z
    // Beyond its pole the formula turns round; the outermost mean is what it tends to.
    return room > 0 ? normalCdf(bias + z / room) : Number(z > 0)
  }
  return [shift(tails[0]), shift(tails[1])]
}

function biasCorrection(means: Float64Array, { sums, sizes }: ClusterTotals): number {
  const estimate = total(sums) / total(sizes)
  const tolerance = (1e-12 * total(sums.map(Math.abs))) / total(sizes)
  let below = 0
  for (const value of means) {
    if (value < estimate - tolerance) below += 1
    else if (value <= estimate + tolerance) below += 0.5
  }
  // Kept off 0 and 1, where the quantile is infinite.
  const share = Math.min(Math.max(below, 0.5), means.length - 0.5) / means.length
  return normalQuantile(share)
}

function jackknifeAcceleration({ sums, sizes }: ClusterTotals): number {
  const [sum, size] = [total(sums), total(sizes)]
  const leftOut = sums.map((own, i) => (sum - own) / (size - (sizes[i] as number)))
  const centre = total(leftOut) / leftOut.length
  const squares = total(leftOut.map((value) => (centre - value) ** 2))
  const cubes = total(leftOut.map((value) => (centre - value) ** 3))
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
