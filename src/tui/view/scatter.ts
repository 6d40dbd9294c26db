/** Points in a plane, drawn with characters between two axes. */
import { pad, widthOf } from '../text/fit.ts'
import { type Line, line, type Span, span, type Tone } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'

/** A point and the character that stands for it. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly sign: string
  readonly tone: Tone
}

/** An axis: from where to where, as numbers and as they are written. */
export interface Axis {
  readonly low: number
  readonly high: number
  readonly text: (value: number) => string
  /** Whether equal steps are equal factors; all values are above zero then. @default false */
  readonly isLog?: boolean | undefined
}

/** What is drawn, and in how much room. */
export interface Scatter {
  /** Where several fall on one place, the last of them is seen. */
  readonly points: readonly Point[]
  readonly x: Axis
  readonly y: Axis
  readonly width: number
  readonly height: number
  readonly signs: Pick<Signs, 'rule' | 'bar' | 'zero'>
}

/** The lines: the plane with its vertical axis, the horizontal one, and the numbers below it. */
export function scatterLines({ points, x, y, width, height, signs }: Scatter): Line[] {
  const labels = [y.text(y.high), y.text(y.low)] as const
  const margin = Math.max(...labels.map(widthOf)) + 1
  const [columns, rows] = [Math.max(2, width - margin - 1), Math.max(2, height - 2)]
  const cells = new Map(
    points.map((point) => [`${placeOn(x, point.x, columns)} ${rows - 1 - placeOn(y, point.y, rows)}`, point]),
  )
  const plane = Array.from({ length: rows }, (_, row): Line => {
    const label = row === 0 ? labels[0] : row === rows - 1 ? labels[1] : ''
    const cellsOfRow = Array.from({ length: columns }, (__, column): Span => {
      const point = cells.get(`${column} ${row}`)
      return point === undefined ? span(' ') : span(point.sign, point.tone)
    })
    return [span(`${pad(label, margin - 1, 'right')} ${signs.bar}`, 'muted'), ...joined(cellsOfRow)]
  })
  const [left, right] = [x.text(x.low), x.text(x.high)]
  const space = ' '.repeat(Math.max(1, columns + 1 - widthOf(left) - widthOf(right)))
  return [
    ...plane,
    line(`${' '.repeat(margin)}${signs.zero}${signs.rule.repeat(columns)}`, 'muted'),
    line(`${' '.repeat(margin)}${left}${space}${right}`, 'muted'),
  ]
}

/** Which of so many places a value has on an axis. */
function placeOn({ low, high, isLog = false }: Axis, value: number, places: number): number {
  const scaled = isLog ? Math.log : (n: number) => n
  const share = high === low ? 0.5 : (scaled(value) - scaled(low)) / (scaled(high) - scaled(low))
  return Math.round(Math.min(1, Math.max(0, share)) * (places - 1))
}

/** Neighbours of one tone as one piece. */
function joined(cells: readonly Span[]): Span[] {
  const pieces: Span[] = []
  for (const { text, tone } of cells) {
    const last = pieces.at(-1)
    if (last !== undefined && last.tone === tone) pieces[pieces.length - 1] = span(last.text + text, tone)
    else pieces.push(span(text, tone))
  }
  return pieces
}
