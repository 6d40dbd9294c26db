/** A line of a frame as data: pieces of text with a tone, fitted to a width before anything is drawn. */
import { cleanLine } from './clean.ts'
import { splitAt, widthOf } from './fit.ts'

/** What a piece of text means; the theme gives it a colour. */
export type Tone = 'plain' | 'strong' | 'muted' | 'accent' | 'good' | 'warn' | 'bad' | 'focus'

/** A piece of text in one tone. */
export interface Span {
  readonly text: string
  readonly tone?: Tone | undefined
}

/** Pieces drawn side by side. */
export type Line = readonly Span[]

/** A piece of text. */
export function span(text: string, tone?: Tone): Span {
  return { text, tone }
}

/** A line of one piece. */
export function line(text: string, tone?: Tone): Line {
  return [span(text, tone)]
}

/** Columns a line takes once it is clean. */
export function lineWidth(spans: Line): number {
  return spans.reduce((sum, { text }) => sum + widthOf(cleanLine(text)), 0)
}

/** What a line reads as. */
export function lineText(spans: Line): string {
  return spans.map(({ text }) => text).join('')
}

/** The line made safe and at most `width` columns wide, the cut marked. */
export function fitLine(spans: Line, width: number, mark: string): Line {
  const clean = spans.map(({ text, tone }) => ({ text: cleanLine(text), tone }))
  if (clean.reduce((sum, { text }) => sum + widthOf(text), 0) <= width) return clean
  const shownMark = mark.slice(0, Math.max(0, width))
  const fitted: Span[] = []
  let room = width - widthOf(shownMark)
  for (const { text, tone } of clean) {
    const [head, rest] = splitAt(text, room)
    if (rest !== '') return [...fitted, { text: head.trimEnd() + shownMark, tone }]
    fitted.push({ text, tone })
    room -= widthOf(text)
  }
  return fitted
}

/** The line filled with spaces to exactly `width` columns. */
export function padLine(spans: Line, width: number): Line {
  const missing = width - lineWidth(spans)
  return missing > 0 ? [...spans, span(' '.repeat(missing))] : spans
}

/** A line with one part at each edge; where they do not both fit, the right one goes. */
export function edges(left: Line, right: Line, width: number): Line {
  const gap = width - lineWidth(left) - lineWidth(right)
  return gap < 2 ? left : [...left, span(' '.repeat(gap)), ...right]
}
