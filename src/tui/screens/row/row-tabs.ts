/** The tabs of a row: what each is called and what it shows. */
import { callTable } from '../../detail/call-table.ts'
import { messagesLines, replyLines } from '../../detail/calls.ts'
import { overview } from '../../detail/overview.ts'
import type { DetailPlace } from '../../detail/place.ts'
import { predictionValue, promptValue, type RowValue, replyValue, rowValue } from '../../detail/values.ts'
import { json } from '../../format/value.ts'
import { type Line, line } from '../../text/line.ts'
import { wrap } from '../../text/wrap.ts'
import type { Call } from '../../workbench.ts'

/** A row with its calls, of which one is looked at. */
export interface TabPlace extends DetailPlace {
  readonly calls: readonly Call[]
  readonly at: number
}

/** A way to look at a row. */
export interface Tab {
  readonly title: string
  readonly lines: (place: TabPlace) => Line[]
  /** Whether it shows one call at a time. */
  readonly isByCall: boolean
  /** What is copied of it. */
  readonly value: RowValue
}

/** The tabs, left to right. */
export const tabs: readonly [Tab, ...Tab[]] = [
  { title: 'Overview', lines: overview, isByCall: false, value: predictionValue },
  { title: 'Messages', lines: messagesLines, isByCall: true, value: promptValue },
  { title: 'Raw reply', lines: replyLines, isByCall: true, value: replyValue },
  { title: 'Calls', lines: callTable, isByCall: false, value: predictionValue },
  {
    title: 'JSON',
    lines: jsonLines,
    isByCall: false,
    value: rowValue,
  },
]

/** The tab of the exact prompt, with the raw reply under it. */
export const promptTab = 1

/** The tab of a number. */
export function tabAt(tab: number): Tab {
  return tabs[tab] ?? tabs[0]
}

function jsonLines({ row, calls, width }: TabPlace): Line[] {
  return json({ row, calls })
    .split('\n')
    .flatMap((text) => {
      const indent = ' '.repeat(Math.min(/^ */.exec(text)?.[0].length ?? 0, Math.floor(width / 2)))
      return wrap(text.trimStart(), width - indent.length - 2).map((part) => line(` ${indent}${part}`))
    })
}
