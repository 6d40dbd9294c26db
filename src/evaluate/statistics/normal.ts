/** The standard normal distribution, to full precision in both tails. */
import { checkBetween, refuse } from './check.ts'

/** Φ(z), the chance that a standard normal variable is at most z. RangeError when z is NaN. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) refuse('normalCdf', 'a number', z)
  return z > 0 ? 1 - upperTail(z) : upperTail(-z)
}

/** The z with Φ(z) = p. RangeError unless 0 < p < 1. */
export function normalQuantile(p: number): number {
  checkBetween('normalQuantile', p)
  const tail = Math.min(p, 1 - p)
  // P(Z > z) <= e^(-z²/2) / 2 puts this start at or above the root; ln P is concave, so Newton only falls.
  let z = Math.sqrt(-2 * Math.log(2 * tail))
  while (true) {
    const above = upperTail(z)
    const next = z + (Math.log(above / tail) * above) / density(z)
    if (!(next < z * (1 - Number.EPSILON))) return p < 0.5 ? -z : z
    z = next
  }
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/** P(Z > z) for z >= 0: the power series near the centre, Laplace's continued fraction in the tail. */
function upperTail(z: number): number {
  if (z >= 2.5) {
    let fraction = z
    for (let k = 100; k > 0; k--) fraction = z + k / fraction
    return density(z) / fraction
  }
  let [term, sum] = [z, z]
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 - density(z) * sum
}
