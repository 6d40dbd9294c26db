/** A word diff as wrapped lines: what went stands in `[-…-]`, what came in `{+…+}`, with or without colours. */
import { widthOf } from '../text/fit.ts'
import { type Line, type Span, span } from '../text/line.ts'
import { wrap } from '../text/wrap.ts'
import { wordDiff } from './word-diff.ts'

/** The difference of two texts, each line at most `width` columns. */
export function diffLines(a: string, b: string, width: number): Line[] {
  return flowed(wordDiff(a, b).flatMap(marked), width)
}

function marked({ in: where, text }: { in: 'both' | 'a' | 'b'; text: string }): Span[] {
  if (where === 'both') return [span(text)]
  const [open, close, tone] = where === 'a' ? (['[-', '-]', 'bad'] as const) : (['{+', '+}', 'good'] as const)
  const space = /\s*$/.exec(text)?.[0] ?? ''
  return [span(`${open}${text.trimEnd()}${close}`, tone), span(space === '' ? ' ' : space)]
}

/** Words of several tones, wrapped at spaces and breaks. */
function flowed(spans: readonly Span[], width: number): Line[] {
  const lines: Span[][] = [[]]
  let used = 0
  const add = (text: string, tone: Span['tone']) => {
    lines.at(-1)?.push(span(text, tone))
    used += widthOf(text)
  }
  const turn = () => {
    lines.push([])
    used = 0
  }
  for (const { text, tone } of spans) {
    for (const word of text.match(/\n|[^\S\n]+|\S+/g) ?? []) {
      if (word === '\n') turn()
      else if (word.trim() === '') used > 0 && used < width && add(' ', tone)
      else {
        const parts = wrap(word, width)
        if (used > 0 && used + widthOf(word) > width) turn()
        parts.forEach((part, i) => {
          if (i > 0) turn()
          add(part, tone)
        })
      }
    }
  }
  return lines
}
