/** Impact, effort and confidence of solutions, best first, now and then in an order that contradicts them. */
import type { Chance } from '../skill/chance.ts'
import type { Skill } from '../skill/skill.ts'

/** Impact and effort on 1 to 10, confidence on 0 to 1. */
export interface Weights {
  readonly impact: number
  readonly effort: number
  readonly confidence: number
}

/** Weights for solutions in order; where the rule `order` is broken, the next one beats its predecessor on both. */
export function weighed(count: number, skill: Skill, chance: Chance): Weights[] {
  const drawn = Array.from({ length: count }, () => ({
    impact: chance.between(4, 9),
    effort: chance.between(2, 8),
    confidence: Math.round(40 + 50 * chance.next()) / 100,
  }))
  // Whoever beats another on both has the larger difference, so that this order contradicts nothing.
  const sorted = drawn.sort((a, b) => b.impact - b.effort - (a.impact - a.effort))
  const backwards: Weights[] = []
  for (const own of sorted.reverse()) {
    const next = backwards.at(-1)
    const isBeaten = next !== undefined && !chance.happens(skill('order'))
    backwards.push(
      isBeaten
        ? { ...own, impact: Math.max(1, next.impact - 1), effort: Math.min(10, next.effort + 1) }
        : own,
    )
  }
  return backwards.reverse()
}
