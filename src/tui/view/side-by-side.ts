/** Two texts beside each other, each in its half. */
import { fitLine, type Line, padLine, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'

/** Columns between the halves. */
const gutter = 3

/** Columns of one half. */
export function halfWidth(width: number): number {
  return Math.max(1, Math.floor((width - gutter) / 2))
}

/** As many lines as the longer text has. */
export function sideBySide(
  [left, right]: readonly [readonly Line[], readonly Line[]],
  { width, signs }: { readonly width: number; readonly signs: Signs },
): Line[] {
  const half = halfWidth(width)
  const fitted = (line: Line | undefined) => fitLine(line ?? [], half, signs.ellipsis)
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [
    ...padLine(fitted(left[i]), half),
    span(` ${signs.bar} `, 'muted'),
    ...fitted(right[i]),
  ])
}
