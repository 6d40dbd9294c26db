/** A browser that remembers what it read: the store is asked once, however often a view is drawn. */
import type { Browser, Desk } from '../workbench.ts'
import { type Later, laterOf } from './later.ts'
import { type Found, type Search, type Searches, searchesOf } from './search.ts'

/** A browser with a memory of the latest answers. */
export interface Reader extends Browser {
  /** What `make` gives, made once per key while it is among the latest. */
  remember<T>(key: string, make: () => T): T
  /** The same for what takes a while: asked once per key, and drawn again when it is there. */
  later<T>(key: string, ask: (desk: Desk) => Promise<T>): Later<T>
  /** What a search has found so far: drawn again when it has found more. */
  found(search: Search): Found
  /** A reader of the same store that asks it anew. */
  fresh(): Reader
}

/** Answers kept at a time; a screen needs a handful. */
const capacity = 128

/** A reader with an empty memory; `arrived` is called when something asked for `later` is there. */
export function readerOf(
  browser: Desk,
  arrived: () => void = () => {},
  searches: Searches = searchesOf(browser, arrived),
): Reader {
  const remember = memory(capacity)
  const asked = <Args extends readonly unknown[], T>(name: string, ask: (...args: Args) => T) => {
    return (...args: Args): T => remember(`${name} ${JSON.stringify(args)}`, () => ask(...args))
  }
  return {
    remember,
    later: <T>(key: string, ask: (desk: Desk) => Promise<T>) =>
      remember(`later ${key}`, () => laterOf(() => ask(browser), arrived)).now(),
    found: searches.found,
    fresh: () => readerOf(browser, arrived, searches.fresh()),
    runs: asked('runs', (query) => browser.runs(query)),
    countRuns: asked('countRuns', (query) => browser.countRuns(query)),
    run: asked('run', (ref) => browser.run(ref)),
    rows: asked('rows', (query) => browser.rows(query)),
    countRows: asked('countRows', (query) => browser.countRows(query)),
    row: asked('row', (runId, index) => browser.row(runId, index)),
    rowsAt: asked('rowsAt', (runId, indexes) => browser.rowsAt(runId, indexes)),
    searchRows: asked('searchRows', (search) => browser.searchRows(search)),
    lastRow: asked('lastRow', (runId) => browser.lastRow(runId)),
    calls: asked('calls', (runId, index) => browser.calls(runId, index)),
  }
}

/** Keeps the values of the latest keys. What throws is not kept. */
function memory(size: number) {
  const kept = new Map<string, unknown>()
  return <T>(key: string, make: () => T): T => {
    const value = kept.has(key) ? (kept.get(key) as T) : make()
    kept.delete(key)
    kept.set(key, value)
    const [oldest] = kept.keys()
    if (kept.size > size && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
