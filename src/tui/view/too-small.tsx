/** What is shown instead of a view that has no room. */
import { line } from '../text/line.ts'
import { wrap } from '../text/wrap.ts'
import { unicodeSigns } from '../theme/signs.ts'
import { Lines } from './lines.tsx'

/** The smallest terminal that a view fits into. */
export const smallest = { columns: 60, rows: 15 }

/** The size of a terminal. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Whether a view has room. */
export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < smallest.columns || rows < smallest.rows
}

/** One message, in as much room as there is. */
export function TooSmall({ columns, rows }: Size) {
  const message = `Terminal too small: ${columns}x${rows}. Whetstone needs ${smallest.columns}x${smallest.rows}. q quits.`
  const lines = wrap(message, columns).slice(0, Math.max(0, rows - 1))
  return <Lines lines={lines.map((text) => line(text))} world={{ width: columns, signs: unicodeSigns }} />
}
