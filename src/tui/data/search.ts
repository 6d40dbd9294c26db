/** Searches through the rows of a run, span by span, so that no key ever waits for one. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Browser, Order, RowSearch } from '../workbench.ts'

/** What is sought, and the order it is wanted in: by index unless it is sorted. */
export interface Search extends Omit<RowSearch, 'sortBy' | 'from' | 'to'> {
  readonly order?: Order | undefined
}

/** The indexes of the rows found so far. */
export interface Found {
  readonly indexes: readonly number[]
  readonly isDone: boolean
}

/** The latest searches. */
export interface Searches {
  /** Begins the search when it is new. Throws what the store threw while it went on. */
  found(search: Search): Found
  /** The same searches made anew; until they are done, the old results stand. */
  fresh(): Searches
}

type Match = ReturnType<Browser['searchRows']>[number]
type State = Found & { readonly failure?: { readonly error: unknown } | undefined }

/** Rows searched at a time: a few milliseconds. */
const span = 4000

/** Spans after which what was found is shown. */
const shownEvery = 5

/** Results kept: a list, a look for its next match, and what was typed just before. */
const capacity = 4

/** Searches in the store; `arrived` is called when one has found more, or is done. */
export function searchesOf(
  browser: Pick<Browser, 'searchRows' | 'lastRow'>,
  arrived: () => void,
  before: ReadonlyMap<string, State> = new Map(),
): Searches {
  const states = new Map<string, State>()
  const keep = (key: string, state: State) => {
    states.delete(key)
    states.set(key, state)
    const [oldest] = states.keys()
    if (states.size > capacity && oldest !== undefined) states.delete(oldest)
    return state
  }
  const begin = (key: string, search: Search): State => {
    const last = browser.lastRow(search.runId)
    if (last < span) return keep(key, allOf(browser, search))
    // What was asked for before is not waited for any more: else each letter of a filter would leave a search behind.
    for (const [other, { isDone }] of states) if (!isDone) states.delete(other)
    void goOn(key, search, last)
    return keep(key, { indexes: [], isDone: false })
  }
  /** Ends early when a newer one has taken its place. */
  const goOn = async (key: string, search: Search, last: number) => {
    const matches: Match[] = []
    try {
      for (let from = 0; from <= last; from += span) {
        await turn()
        if (!states.has(key)) return
        for (const match of spanOf(browser, search, from)) matches.push(match)
        if (search.order !== undefined || (from / span) % shownEvery !== 0) continue
        keep(key, { indexes: matches.map(({ index }) => index), isDone: false })
        arrived()
      }
      keep(key, { indexes: sorted(matches, search.order), isDone: true })
    } catch (error) {
      keep(key, { indexes: [], isDone: true, failure: { error } })
    }
    arrived()
  }
  return {
    found(search) {
      const key = JSON.stringify(search)
      const state = keep(key, states.get(key) ?? begin(key, search))
      if (state.failure) throw state.failure.error
      return state.isDone ? state : (before.get(key) ?? state)
    },
    fresh: () => searchesOf(browser, arrived, new Map([...before, ...states])),
  }
}

function allOf(browser: Pick<Browser, 'searchRows'>, search: Search): State {
  return { indexes: sorted([...spanOf(browser, search, 0)], search.order), isDone: true }
}

function spanOf(browser: Pick<Browser, 'searchRows'>, search: Search, from: number): readonly Match[] {
  const { order, ...wanted } = search
  return browser.searchRows({ ...wanted, sortBy: order?.by, from, to: from + span })
}

/** Rows without a value last, equal ones by index. */
function sorted(matches: Match[], order: Order | undefined): number[] {
  const sign = order?.isReverse ? -1 : 1
  const compare = (a: Match, b: Match) => {
    if (a.key === b.key) return a.index - b.index
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1
    return a.key < b.key ? -sign : sign
  }
  if (order !== undefined) matches.sort(compare)
  return matches.map(({ index }) => index)
}
