/** Reads a window of a long list page by page, so that moving by a line asks the store for nothing new. */

/** Items a page holds: more than most screens show, so that a window touches two pages at most. */
export const pageSize = 64

/** Reads one page. */
export type ReadPage<T> = (page: { offset: number; limit: number }) => readonly T[]

/** Items `from` up to `from + count`, fewer at the end of the list. */
export function readWindow<T>(read: ReadPage<T>, from: number, count: number): T[] {
  if (count <= 0) return []
  const first = Math.floor(from / pageSize) * pageSize
  const items: T[] = []
  for (let offset = first; offset < from + count; offset += pageSize) {
    const page = read({ offset, limit: pageSize })
    items.push(...page)
    if (page.length < pageSize) break
  }
  return items.slice(from - first, from - first + count)
}
