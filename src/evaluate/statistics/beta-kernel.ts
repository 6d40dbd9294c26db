/** The factor x^a (1-x)^b / B(a, b), exact to the last digits for small and for very large a and b alike. */

/** A point of a beta distribution. `y` is 1 - x, handed in because the subtraction would lose its digits. */
export interface BetaPoint {
  readonly x: number
  readonly y: number
  readonly a: number
  readonly b: number
}

/**
 * x^a y^b / B(a, b) for 0 < x < 1 and a, b > 0. Logarithms of gamma functions would cancel at large a + b;
 * this is Loader's form, of Stirling errors and deviances.
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000), as in R's `dbinom`.
 */
export function betaKernel({ x, y, a, b }: BetaPoint): number {
  const n = a + b
  const stirling = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(stirling - deviance(a, n * x) - deviance(b, n * y))
}

/** ln Γ(z + 1) minus Stirling's formula: its series from 15 on, below that the recurrence in z. */
function stirlingError(z: number): number {
  let steps = 0
  let at = z
  for (; at < 15; at++) steps += (at + 0.5) * Math.log1p(1 / at) - 1
  const square = at * at
  const series = 1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square) / square
  return steps + (1 / 12 - (1 / 360 - series / square) / square) / at
}

/** value · ln(value / expected) + expected - value, by a series where the two are close and would cancel. */
function deviance(value: number, expected: number): number {
  const gap = value - expected
  const ratio = gap / (value + expected)
  if (Math.abs(ratio) >= 0.1) return value * Math.log(value / expected) - gap
  let sum = gap * ratio
  let term = 2 * value * ratio
  for (let odd = 3; ; odd += 2) {
    term *= ratio * ratio
    const next = sum + term / odd
    if (next === sum) return sum
    sum = next
  }
}
