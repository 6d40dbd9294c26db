/** Fields of inputs, labels and predictions as lines: names in one column, values in the other. */
import { fullText } from '../format/value.ts'
import { cleanLine } from '../text/clean.ts'
import { cut, pad, widthOf } from '../text/fit.ts'
import { type Line, line, span } from '../text/line.ts'
import { wrap } from '../text/wrap.ts'
import type { Signs } from '../theme/signs.ts'

/** Columns that names may take. */
const widestName = 18

/** Room for fields. */
export interface FieldPlace {
  readonly column: number
  readonly width: number
  readonly signs: Signs
}

type Fields = Readonly<Record<string, unknown>>

/** The column that names of all the given fields take, so that sections stand in line. */
export function nameColumn(sections: readonly Fields[]): number {
  const widths = sections.flatMap((fields) => Object.keys(fields)).map((name) => widthOf(cleanLine(name)))
  return Math.min(widestName, Math.max(0, ...widths))
}

/** A title, then one block per field; nothing when there are no fields. */
export function fieldLines(title: string, fields: Fields, place: FieldPlace): Line[] {
  const blocks = Object.entries(fields).flatMap(([name, value]) => fieldBlock({ ...place, name, value }))
  return blocks.length === 0 ? [] : [titleLine(title), ...blocks]
}

/** The title of a section. */
export function titleLine(title: string): Line {
  return line(` ${title}`, 'strong')
}

interface Field extends FieldPlace {
  readonly name: string
  readonly value: unknown
}

function fieldBlock({ name, value, column, width, signs }: Field): Line[] {
  const indent = column + 5
  const label = pad(cut(cleanLine(name), column, signs.ellipsis), column)
  return hanging(fullText(value), width - indent - 1).map((part, i) => [
    span(`   ${i === 0 ? label : ' '.repeat(column)}  `, 'accent'),
    span(part),
  ])
}

/** Wrapped text; items of a numbered list are set in after their number. */
function hanging(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const number = /^\d+\. /.exec(paragraph)?.[0] ?? ''
    const parts = wrap(paragraph.slice(number.length), width - number.length)
    return parts.map((part, i) => (i === 0 ? number : ' '.repeat(number.length)) + part)
  })
}
