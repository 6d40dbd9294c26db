/** A score with its interval, drawn on an axis from 0 to 100. */
import { type Line, span, type Tone } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'

/** Numbers in [0, 1], of which low ≤ at ≤ high; without an interval the score stands alone. */
export interface ScoreBar {
  readonly at: number
  readonly ci: readonly [low: number, high: number] | null
  /** Columns, at least 3. */
  readonly width: number
  readonly signs: Signs
  /** @default 'accent' */
  readonly tone?: Tone | undefined
}

/** The axis, as wide as the room. */
export function scoreBar({ at, ci, width, signs, tone = 'accent' }: ScoreBar): Line {
  const columnOf = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * (width - 1))
  const [low, high] = ci ?? [at, at]
  const [from, middle, to] = [columnOf(low), columnOf(at), columnOf(high)]
  return [
    span(signs.rule.repeat(from), 'muted'),
    span(signs.interval.repeat(middle - from), tone),
    span(signs.middle, tone),
    span(signs.interval.repeat(to - middle), tone),
    span(signs.rule.repeat(width - 1 - to), 'muted'),
  ]
}
