/** The tabs of an example under two runs. */
import { messagesLines, promptText, replyLines } from '../../detail/calls.ts'
import { type PairPlace, predictionLines } from '../../detail/pair.ts'
import { predictionValue, promptValue, type RowValue, replyValue } from '../../detail/values.ts'
import { diffLines } from '../../diff/diff-lines.ts'
import { type Line, line, span } from '../../text/line.ts'
import { halfWidth, sideBySide } from '../../view/side-by-side.ts'
import type { Call } from '../../workbench.ts'

/** Both sides with their calls, of which one is looked at. */
export interface PairTabPlace extends PairPlace {
  readonly calls: readonly [a: readonly Call[], b: readonly Call[]]
  readonly at: number
}

/** A way to look at both. */
export interface PairTab {
  readonly title: string
  readonly lines: (place: PairTabPlace) => Line[]
  /** Whether it shows one call at a time. */
  readonly isByCall: boolean
  /** Whether it can be a word diff. */
  readonly canDiff: boolean
  /** What is copied of it, and of which side; without one, of the side that is labelled. */
  readonly value: RowValue
  readonly side?: 0 | 1
}

/** The tabs, left to right. */
export const pairTabs: readonly [PairTab, ...PairTab[]] = [
  { title: 'Predictions', lines: predictionLines, isByCall: false, canDiff: true, value: predictionValue },
  {
    title: 'Prompts',
    lines: bothBy(messagesLines, promptText),
    isByCall: true,
    canDiff: true,
    value: promptValue,
  },
  {
    title: 'Replies',
    lines: bothBy(replyLines, ({ text }) => text),
    isByCall: true,
    canDiff: true,
    value: replyValue,
  },
  { title: 'Prompt A', lines: (place) => oneSide(place, 0), ...promptOf(0) },
  { title: 'Prompt B', lines: (place) => oneSide(place, 1), ...promptOf(1) },
]

/** The tab of both exact prompts, each with its raw reply under it. */
export const promptTab = 1

/** The tab of a number. */
export function pairTabAt(tab: number): PairTab {
  return pairTabs[tab] ?? pairTabs[0]
}

function promptOf(side: 0 | 1) {
  return { isByCall: true, canDiff: false, value: promptValue, side } as const
}

function bothBy(lines: typeof messagesLines, text: (call: Call) => string) {
  return (place: PairTabPlace): Line[] => {
    const { calls, at, isDiff, width, signs } = place
    if (!isDiff) return sideBySide([linesOf(place, 0, lines), linesOf(place, 1, lines)], { width, signs })
    const [a, b] = calls.map((each) => each[at])
    if (a === undefined && b === undefined) return [line(' No model was called for this row.', 'muted')]
    const [before, after] = [a, b].map((call) => (call === undefined ? '' : text(call))) as [string, string]
    if (before === after)
      return [line(' Both are the same, word for word.', 'good'), line(''), ...textLines(before, width)]
    return textLines(before, width, after)
  }
}

function textLines(a: string, width: number, b = a): Line[] {
  return diffLines(a, b, width - 3).map((each) => [span(' '), ...each])
}

function linesOf(
  { sides, calls, at, width, signs }: PairTabPlace,
  side: 0 | 1,
  lines: typeof messagesLines,
): Line[] {
  return lines({ calls: calls[side], at, run: sides[side].run, width: halfWidth(width), signs })
}

function oneSide({ sides, calls, at, width, signs }: PairTabPlace, side: 0 | 1): Line[] {
  return messagesLines({ calls: calls[side], at, run: sides[side].run, width, signs })
}
