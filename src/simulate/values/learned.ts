/** What demos teach about a choice, learned as naive Bayes learns it. */
import type { Literal } from '../reading/value-type.ts'
import type { Filling, Shown } from './filling.ts'

/** Demos that the common frequency of a word counts for, so that one demo alone proves little. */
const smoothing = 3
/** How much a demo that asks the same outweighs a word that speaks for a member. */
const sameWeight = 6

/**
 * How much the demos speak for a member, given the words of a question. Words that come with all members say
 * nothing, so that each field finds the words that matter to it. `weight` is that of such words.
 */
export function learned(
  member: Literal,
  { words, shown, weight }: { words: Filling['words']; shown: readonly Shown[]; weight: number },
): number {
  if (shown.length === 0) return 0
  const own = shown.filter(({ value }) => value === member || String(value) === String(member))
  const count = (demos: readonly Shown[], word: string) => demos.filter((demo) => demo.words.has(word)).length
  const evidence = [...words].map((word) => {
    const common = count(shown, word) / shown.length
    if (common === 0) return 0
    return Math.log((count(own, word) + smoothing * common) / (own.length + smoothing) / common)
  })
  const habit = (0.5 * own.length) / shown.length
  const nearest = Math.max(0, ...own.map(({ nearness }) => nearness))
  return habit + sameWeight * nearest ** 3 + weight * evidence.reduce((sum, value) => sum + value, 0)
}
