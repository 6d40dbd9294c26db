/** The rows that a filter lets through, in their order: which stands where, and what comes next. */
import type { Order, RowQuery, StoredRow, Term } from '../workbench.ts'
import { readWindow } from './pages.ts'
import type { Reader } from './reader.ts'
import type { Found } from './search.ts'

/** Which rows of a run a view walks through, and in which order. */
export interface RowFilter extends Pick<RowQuery, 'which'> {
  readonly terms?: readonly Term[] | undefined
  /** @default by index */
  readonly order?: Order | undefined
  /** The run that `flip` is measured by. */
  readonly against?: string | undefined
}

/** The rows of one run that a filter lets through. */
export interface Walk {
  readonly reader: Reader
  readonly runId: string
  readonly filter: RowFilter
}

/** A row and where it stands. */
export interface RowPlace {
  readonly index: number
  readonly position: number
}

/** What the store pages through by itself is read as it is; the rest is searched for, nothing as long as it is not. */
function searched({ reader, runId, filter }: Walk): Found | undefined {
  const { which, terms = [], order, against } = filter
  if (terms.length === 0 && order === undefined) return undefined
  return reader.found({ runId, which, terms, order, against })
}

/** How many there are, and whether that is known for good. */
export function countOf(walk: Walk): { readonly count: number; readonly isDone: boolean } {
  const found = searched(walk)
  if (found !== undefined) return { count: found.indexes.length, isDone: found.isDone }
  const { reader, runId, filter } = walk
  return { count: reader.countRows({ runId, which: filter.which }), isDone: true }
}

/** The rows from a position on. */
export function rowsFrom(walk: Walk, from: number, count: number): StoredRow[] {
  const { reader, runId, filter } = walk
  const found = searched(walk)
  if (found === undefined)
    return readWindow((page) => reader.rows({ runId, which: filter.which, ...page }), from, count)
  const read = (page: { offset: number; limit: number }) =>
    reader.rowsAt(runId, found.indexes.slice(page.offset, page.offset + page.limit))
  return readWindow(read, from, count)
}

/** The row at a position. */
export function rowAt(walk: Walk, position: number): StoredRow | undefined {
  return position < 0 ? undefined : rowsFrom(walk, position, 1)[0]
}

/** The indexes of all of them, in their order. */
export function indexesOf(walk: Walk): readonly number[] {
  const { reader, runId, filter } = walk
  return (searched(walk) ?? reader.found({ runId, which: filter.which })).indexes
}

/**
 * The position of the row with an index, or where it would stand if the filter let it through.
 * `hint` saves the search when it is right.
 */
export function positionOf(walk: Walk, index: number, hint: number): number {
  if (rowAt(walk, hint)?.index === index) return hint
  const found = searched(walk)
  if (found === undefined) {
    const { reader, runId, filter } = walk
    const query = { runId, which: filter.which }
    return reader.countRows(query) - reader.countRows({ ...query, after: index - 1 })
  }
  const position = found.indexes.indexOf(index)
  if (position >= 0) return position
  // In a sorted list it has no place of its own: what stands where it stood is as good as any.
  return walk.filter.order ? hint : found.indexes.filter((each) => each < index).length
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

/** The next row of the walk that a narrower filter lets through as well. */
export function sought(
  walk: Walk,
  narrower: Pick<RowFilter, 'which' | 'terms'>,
  { index, position, by }: { index: number; position: number; by: 1 | -1 },
): RowPlace | undefined {
  const terms = [...(walk.filter.terms ?? []), ...(narrower.terms ?? [])]
  const which = narrowest(walk.filter.which, narrower.which)
  const narrow: Walk = { ...walk, filter: { ...walk.filter, terms, which } }
  const next =
    walk.filter.order === undefined
      ? neighbour(narrow, { index, position }, by)?.row.index
      : nextInOrder(walk, narrow, { position: positionOf(walk, index, position), by })
  return next === undefined ? undefined : { index: next, position: positionOf(walk, next, position + by) }
}

/** Both stand in the same order: the first of the narrower one beyond a position of the other. */
function nextInOrder(walk: Walk, narrow: Walk, { position, by }: { position: number; by: 1 | -1 }) {
  const places = new Map(indexesOf(walk).map((index, place) => [index, place]))
  const isBeyond = (index: number) => ((places.get(index) ?? position) - position) * by > 0
  return by === 1 ? indexesOf(narrow).find(isBeyond) : indexesOf(narrow).findLast(isBeyond)
}

function narrowest(a: RowFilter['which'] = 'all', b: RowFilter['which'] = 'all'): RowFilter['which'] {
  if (a === 'errors' || b === 'errors') return 'errors'
  return a === 'all' ? b : a
}
