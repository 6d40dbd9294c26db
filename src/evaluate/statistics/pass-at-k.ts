/** What `c` correct samples of `n` say about k attempts: one success enough, or all needed. */
import { checkWhole } from './check.ts'

/**
 * pass@k: the chance that at least one of k samples drawn without replacement is correct,
 * 1 - C(n - c, k) / C(n, k), unbiased for k attempts. Source: Chen et al., arXiv 2107.03374.
 * RangeError unless n >= 1 and c, k are whole numbers from 0 to n.
 */
export function passAtK(n: number, c: number, k: number): number {
  checkDraw('passAtK', { n, c, k })
  if (c + k > n) return 1
  // The ratio is a product over k, and just as well over c; logarithms keep the digits of a small chance.
  const [long, short] = [Math.max(c, k), Math.min(c, k)]
  let logNone = 0
  for (let i = 0; i < short; i++) logNone += Math.log1p(-long / (n - i))
  return 0 - Math.expm1(logNone)
}

/**
 * pass^k: the chance that all k samples drawn without replacement are correct, C(c, k) / C(n, k).
 * Source: Yao et al., arXiv 2406.12045. RangeError unless n >= 1 and c, k are whole numbers from 0 to n.
 */
export function passHatK(n: number, c: number, k: number): number {
  checkDraw('passHatK', { n, c, k })
  if (c < k) return 0
  let all = 1
  for (let i = 0; i < k; i++) all *= (c - i) / (n - i)
  return all
}

function checkDraw(where: string, { n, c, k }: { n: number; c: number; k: number }): void {
  checkWhole(`${where} n`, n, { min: 1 })
  checkWhole(`${where} c`, c, { max: n })
  checkWhole(`${where} k`, k, { max: n })
}
