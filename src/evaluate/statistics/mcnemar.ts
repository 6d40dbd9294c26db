/** McNemar's test of two systems on the same yes/no items; only the items on which they differ count. */
import { incompleteBeta } from './beta.ts'
import { betaKernel } from './beta-kernel.ts'
import { checkWhole } from './check.ts'

/**
 * Exact two-sided p of `b` against `c` discordant pairs: min(1, 2 P(X <= min(b, c))), X ~ Bin(b + c, 1/2).
 * No discordant pair gives 1: there is nothing that speaks for a difference. Source: McNemar 1947; Fagerland 2013.
 * RangeError unless b and c are whole and >= 0.
 */
export function mcnemarExact(b: number, c: number): number {
  checkCounts('mcnemarExact', b, c)
  return b === c ? 1 : Math.min(1, 2 * lowerTail(Math.min(b, c), Math.max(b, c)))
}

/**
 * Mid-p: the exact p less P(X = min(b, c)). Less conservative, its error rate stays near the level.
 * Source: Fagerland, Lydersen, Laake, BMC Medical Research Methodology 13:91 (2013).
 * RangeError unless b and c are whole and >= 0.
 */
export function mcnemarMidP(b: number, c: number): number {
  checkCounts('mcnemarMidP', b, c)
  if (b === c) return 1
  const [few, many] = [Math.min(b, c), Math.max(b, c)]
  // C(n, few) / 2^n, since 1 / B(many, few + 1) = many · C(n, few).
  const atFew = (2 * betaKernel({ x: 0.5, y: 0.5, a: many, b: few + 1 })) / many
  return 2 * lowerTail(few, many) - atFew
}

/** P(X <= few) for X ~ Binomial(few + many, 1/2), as I_{1/2}(many, few + 1): no sum, so any size is quick. */
function lowerTail(few: number, many: number): number {
  return incompleteBeta(0.5, many, few + 1)
}

function checkCounts(where: string, b: number, c: number): void {
  checkWhole(`${where} b`, b)
  checkWhole(`${where} c`, c)
}
