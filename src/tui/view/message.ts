/** A message in place of a view. */
import { indented } from '../text/indented.ts'
import { type Line, line, type Tone } from '../text/line.ts'

/** A sentence or two, set off from the edges. */
export function messageLines(texts: readonly (readonly [text: string, tone: Tone])[], width: number): Line[] {
  return [line(''), ...texts.flatMap(([text, tone]) => indented(text, 2, { width: width - 1, tone }))]
}
