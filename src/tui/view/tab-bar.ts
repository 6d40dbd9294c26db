/** The titles of tabs in a row. */
import { type Line, span } from '../text/line.ts'

/** The titles, the one that is shown in brackets. */
export function tabBar(titles: readonly string[], current: number): Line {
  return titles.flatMap((title, i) =>
    i === current ? [span(`[${title}]`, 'accent'), span(' ')] : [span(` ${title} `, 'muted'), span(' ')],
  )
}
