/** Finds rows among the filtered rows of a run, which stand in the order of their index. */
import type { RowQuery, StoredRow } from '../workbench.ts'
import { readWindow } from './pages.ts'
import type { Reader } from './reader.ts'

/** Which rows of a run a view walks through. */
export type RowFilter = Pick<RowQuery, 'which' | 'text'>

/** The rows of one run that a filter lets through. */
export interface Walk {
  readonly reader: Reader
  readonly runId: string
  readonly filter: RowFilter
}

/** The row at a position. */
export function rowAt({ reader, runId, filter }: Walk, position: number): StoredRow | undefined {
  if (position < 0) return undefined
  return readWindow((page) => reader.rows({ runId, ...filter, ...page }), position, 1)[0]
}

/**
 * The position of the row with an index, or where it would stand if the filter let it through.
 * `hint` saves the search when it is right.
 */
export function positionOf(walk: Walk, index: number, hint: number): number {
  if (rowAt(walk, hint)?.index === index) return hint
  let low = 0
  let high = walk.reader.countRows({ runId: walk.runId, ...walk.filter })
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = single(walk, middle)
    if (row !== undefined && row.index < index) low = middle + 1
    else high = middle
  }
  return low
}

/** The next row (`by` 1) or the one before (`by` -1) that the filter lets through, and its position. */
export function neighbour(
  walk: Walk,
  from: { index: number; position: number },
  by: 1 | -1,
): { row: StoredRow; position: number } | undefined {
  const position = positionOf(walk, from.index, from.position)
  const isThere = rowAt(walk, position)?.index === from.index
  const next = by === 1 && !isThere ? position : position + by
  const row = rowAt(walk, next)
  return row === undefined ? undefined : { row, position: next }
}

/** One row by itself: a search would read a whole page for each of its steps. */
function single({ reader, runId, filter }: Walk, position: number): StoredRow | undefined {
  return reader.rows({ runId, ...filter, offset: position, limit: 1 })[0]
}
