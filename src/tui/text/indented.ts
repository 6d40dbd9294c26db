/** Paragraphs set off from the edges. */
import { type Line, span, type Tone } from './line.ts'
import { wrap } from './wrap.ts'

/** Room for a paragraph, and how it is drawn. */
export interface ParagraphPlace {
  readonly width: number
  readonly tone?: Tone | undefined
}

/** Text wrapped at an indent, with a column free at its end. */
export function indented(text: string, indent: number, { width, tone }: ParagraphPlace): Line[] {
  return wrap(text, width - indent - 1).map((part) => [span(' '.repeat(indent)), span(part, tone)])
}
