/** Adjusted p values for several comparisons made at once. */
import { checkValues, refuse } from './check.ts'

/**
 * Holm's step-down adjustment: the i-th smallest of m becomes max over j <= i of min(1, (m - j + 1) p_j).
 * Controls the chance of any false claim. Source: Holm 1979. Result in the order of the input.
 * RangeError unless there is at least one p and all are from 0 to 1.
 */
export function holm(p: readonly number[]): number[] {
  checkPValues('holm', p)
  const adjusted = [...p]
  let floor = 0
  ascending(p).forEach((index, rank) => {
    floor = Math.max(floor, Math.min(1, (p.length - rank) * (p[index] as number)))
    adjusted[index] = floor
  })
  return adjusted
}

/**
 * Benjamini and Hochberg's step-up adjustment: the i-th smallest of m becomes min over j >= i of m p_j / j,
 * at most 1. Controls the share of false claims among claims, for exploration. Source: their paper of 1995.
 * Result in the order of the input. RangeError unless there is at least one p and all are from 0 to 1.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  checkPValues('benjaminiHochberg', p)
  const adjusted = [...p]
  let ceiling = 1
  ascending(p)
    .map((index, rank) => ({ index, rank }))
    .reverse()
    .forEach(({ index, rank }) => {
      ceiling = Math.min(ceiling, (p.length * (p[index] as number)) / (rank + 1))
      adjusted[index] = ceiling
    })
  return adjusted
}

function ascending(p: readonly number[]): number[] {
  return p.map((_, index) => index).sort((i, j) => (p[i] as number) - (p[j] as number))
}

function checkPValues(where: string, p: readonly number[]): void {
  checkValues(where, p)
  const odd = p.findIndex((value) => value < 0 || value > 1)
  if (odd >= 0) refuse(where, 'p values from 0 to 1', `${p[odd]} at index ${odd}`)
}
