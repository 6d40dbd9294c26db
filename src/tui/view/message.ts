/** A message in place of a view. */
import { type Line, line, span, type Tone } from '../text/line.ts'
import { wrap } from '../text/wrap.ts'

/** A sentence or two, set off from the edges. */
export function messageLines(texts: readonly (readonly [text: string, tone: Tone])[], width: number): Line[] {
  const told = texts.flatMap(([text, tone]) =>
    wrap(text, width - 4).map((part) => [span('  '), span(part, tone)]),
  )
  return [line(''), ...told]
}
