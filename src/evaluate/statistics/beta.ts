/** The regularised incomplete beta function: the distribution behind binomial tails and Student's t. */
import { type BetaPoint, betaKernel } from './beta-kernel.ts'
import { checkBetween, refuse } from './check.ts'

/**
 * I_x(a, b), the chance that a Beta(a, b) variable is at most x. P(Binomial(n, q) >= k) = I_q(k, n - k + 1).
 * RangeError unless 0 <= x <= 1 and a, b are finite and > 0.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  checkShapes('incompleteBeta', a, b)
  if (!(x >= 0 && x <= 1)) refuse('incompleteBeta', 'x from 0 to 1', x)
  return lowerBeta({ x, y: 1 - x, a, b })
}

/**
 * The x with I_x(a, b) = p, by Newton steps kept inside a shrinking bracket.
 * RangeError unless 0 <= p <= 1 and a, b are finite and > 0.
 */
export function inverseIncompleteBeta(p: number, a: number, b: number): number {
  checkShapes('inverseIncompleteBeta', a, b)
  if (p === 0 || p === 1) return p
  checkBetween('inverseIncompleteBeta p', p)
  let [low, high, x] = [0, 1, a / (a + b)]
  for (let step = 0; step < MAX_NEWTON; step++) {
    const point = { x, y: 1 - x, a, b }
    const excess = lowerBeta(point) - p
    if (excess > 0) high = x
    else low = x
    const newton = x - (excess * x * point.y) / betaKernel(point)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (excess === 0 || Math.abs(next - x) <= 2 * Number.EPSILON * x) return x
    x = next
  }
  return x
}

/** I_x(a, b) of a point whose 1 - x is known exactly; no checks. */
export function lowerBeta(point: BetaPoint): number {
  const { x, y, a, b } = point
  if (x <= 0) return 0
  if (y <= 0) return 1
  // (a + b) times the way from x up to the mean, from whichever of x and y is small and so keeps its digits.
  const lead = x <= y ? a - (a + b) * x : (a + b) * y - b
  // The fraction converges fast only below the mean; above it, use I_x(a, b) = 1 - I_y(b, a).
  if (lead >= 0) return betaKernel(point) / fraction(point, lead)
  return 1 - betaKernel(point) / fraction({ x: y, y: x, a: b, b: a }, -lead)
}

const MAX_NEWTON = 2000
const MAX_TERMS = 1_000_000
const TINY = 1e-300

/**
 * The continued fraction of DiDonato and Morris, TOMS 18 (1992), equation 9, by the modified Lentz method.
 * Its terms do not cancel however large a and b; at the mean, where it is slowest, it takes about √min(a, b).
 */
function fraction({ x, y, a, b }: BetaPoint, lead: number): number {
  let value = (a / (a + 1)) * (lead + 1)
  let c = value
  let d = 0
  for (let n = 1; n < MAX_TERMS; n++) {
    const at = a + 2 * n
    const share = (n * (b - n) * x) / (at - 1)
    const alpha = (share * (a + n - 1) * (a + b + n - 1) * x) / (at - 1)
    const beta = n + share + ((a + n) / (at + 1)) * (lead + 1 + n * (1 + y))
    d = 1 / nonZero(beta + alpha * d)
    c = nonZero(beta + alpha / c)
    value *= c * d
    if (Math.abs(c * d - 1) <= Number.EPSILON) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

function checkShapes(where: string, a: number, b: number): void {
  if (!(a > 0 && b > 0 && Number.isFinite(a + b))) refuse(where, 'finite a, b > 0', `${a}, ${b}`)
}
