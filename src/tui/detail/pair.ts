/** One example under two runs: what came out of each, beside each other or as a word diff. */
import { diffLines } from '../diff/diff-lines.ts'
import { percent } from '../format/number.ts'
import { feedbackOf, rowScore } from '../format/row.ts'
import { fullText } from '../format/value.ts'
import { indented } from '../text/indented.ts'
import { type Line, line, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import { halfWidth, sideBySide } from '../view/side-by-side.ts'
import type { Run, StoredRow } from '../workbench.ts'
import { errorLines } from './scores.ts'

/** A row under one of the runs; absent where that run has none. */
export interface PairSide {
  readonly run: Run
  readonly row?: StoredRow | undefined
}

/** Both sides, and the room for them. */
export interface PairPlace {
  readonly sides: readonly [a: PairSide, b: PairSide]
  readonly isDiff: boolean
  /** Whether all that the metric said is told, where one looks for the reason. @default its first line */
  readonly isWhole?: boolean | undefined
  readonly width: number
  readonly signs: Signs
}

/** Verdicts and predictions of both. */
export function predictionLines({ sides, isDiff, isWhole, width, signs }: PairPlace): Line[] {
  const [a, b] = sides
  const half = halfWidth(width)
  if (!isDiff)
    return sideBySide(
      [
        sideLines(a, 'A', { width: half, signs, isWhole }),
        sideLines(b, 'B', { width: half, signs, isWhole }),
      ],
      { width, signs },
    )
  const heads = sides.flatMap(({ row }, i) => [
    span(`${i === 0 ? ' ' : '   '}${i === 0 ? 'A' : 'B'} `, 'strong'),
    row === undefined ? span('has no such row', 'muted') : rowScore(row, signs),
  ])
  const names = new Set(sides.flatMap(({ row }) => Object.keys(row?.prediction ?? {})))
  const blocks = [...names].flatMap((name) => [
    line(` ${name}`, 'accent'),
    ...diffLines(fieldText(a, name), fieldText(b, name), width - 4).map((each) => [span('   '), ...each]),
  ])
  return [heads, ...blocks]
}

function fieldText({ row }: PairSide, name: string): string {
  const value = row?.prediction?.[name]
  return value === undefined ? '' : fullText(value)
}

type Room = Pick<PairPlace, 'width' | 'signs' | 'isWhole'>

/** Names stand above their values: half a screen has no room for a column of them. */
function sideLines(side: PairSide, name: string, room: Room): Line[] {
  const fields = Object.entries(side.row?.prediction ?? {})
  return [
    ...verdictLines(side, name, room),
    ...fields.flatMap(([field, value]) => [
      line(''),
      line(` ${field}`, 'accent'),
      ...indented(fullText(value), 3, room),
    ]),
  ]
}

/** What the metric said, and the error where there is one. */
function verdictLines({ run, row }: PairSide, name: string, { width, signs, isWhole }: Room): Line[] {
  if (row === undefined) return [[span(` ${name} `, 'strong'), span('has no such row', 'muted')]]
  const { feedback = '', parts = {} } = row.scores[run.metric] ?? {}
  const told = Object.entries(parts).map(([part, value]) => `${part} ${percent(value)}`)
  const texts = isWhole ? [told.join(` ${signs.dot} `), feedback] : [feedbackOf(row, run.metric)]
  return [
    [span(` ${name} `, 'strong'), rowScore(row, signs)],
    ...texts.flatMap((text) => (text === '' ? [] : indented(text, 3, { width, tone: 'muted' }))),
    ...errorLines({ row, run, width, signs }),
  ]
}
