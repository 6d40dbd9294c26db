/** Scores one after the other as one line of columns. */
import { type Line, type Span, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'

/**
 * One column per score, from the lowest of them to the highest; the best stands out, `null` is a gap. The columns
 * span `leastRange` at least, so that noise does not look like mountains.
 */
export function sparkline(
  scores: readonly (number | null)[],
  { levels, none }: Pick<Signs, 'levels' | 'none'>,
  leastRange = 0,
): Line {
  const known = scores.filter((score) => score !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const last = levels.length - 1
  const range = Math.max(leastRange, high - low)
  const levelOf = (score: number) =>
    range === 0 ? last : Math.round(((score - high + range) / range) * last)
  return scores.map(
    (score): Span =>
      score === null
        ? span(none, 'muted')
        : span(levels[levelOf(score)] ?? '', score === high ? 'good' : 'accent'),
  )
}
