/** A panel: lines below a rule that bears a title. */
import type { World } from '../screen/screen.ts'
import { fitLine, type Line, lineWidth, span } from '../text/line.ts'

/** The rule with the title, then the lines. */
export function panelLines(
  title: string,
  lines: readonly Line[],
  { width, signs }: Pick<World, 'width' | 'signs'>,
): Line[] {
  const head = fitLine(
    [span(signs.rule.repeat(2), 'muted'), span(` ${title} `, 'strong')],
    width,
    signs.ellipsis,
  )
  return [[...head, span(signs.rule.repeat(Math.max(0, width - lineWidth(head))), 'muted')], ...lines]
}
