/** Counts as one line of columns, the tallest as high as the line. */
import { type Line, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'

/** One column per count, two characters wide; none for none, the lowest mark for few. */
export function histogramLine(counts: readonly number[], { levels }: Pick<Signs, 'levels'>): Line {
  const most = Math.max(1, ...counts)
  const last = levels.length - 1
  const bars = counts.map((count) =>
    count === 0 ? ' ' : (levels[Math.max(0, Math.round((count / most) * last))] ?? ' '),
  )
  return [span(bars.map((bar) => bar + bar).join(''), 'accent')]
}
