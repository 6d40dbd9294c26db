/** Where one can be, and the text of it: `runs`, `run/<id>`, `run/<id>/row/<index or example id>`, `compare/<a>/<b>`, `frontier/<task>`, `programs`, `data`, `optimizations`. */
import type { RowFilter } from '../data/row-position.ts'
import { InputError } from '../workbench.ts'
import type { Saved, SavedList } from './saved.ts'

/** A screen and what it shows. */
export type Route =
  | { readonly screen: 'runs'; readonly saved?: SavedList | undefined }
  | { readonly screen: 'run'; readonly runId: string; readonly saved?: SavedList | undefined }
  | RowRoute
  | CompareRoute
  | { readonly screen: 'programs' }
  | { readonly screen: 'program'; readonly hash: string; readonly name: string }
  | { readonly screen: 'optimizations' }
  | { readonly screen: 'optimization'; readonly hash: string; readonly name: string }
  | { readonly screen: 'datasets' }
  | { readonly screen: 'dataset'; readonly path: string; readonly task: string }
  | { readonly screen: 'frontier'; readonly task: string }
  | PairRoute

/** A row, and the rows that come before and after it. */
export interface RowRoute {
  readonly screen: 'row'
  readonly runId: string
  readonly index: number
  readonly filter: RowFilter
  /** Where the row stands among the filtered rows, as far as known. */
  readonly position: number
}

/** Two runs, the second measured by the first. */
export interface CompareRoute {
  readonly screen: 'compare'
  readonly a: string
  readonly b: string
}

/** One example under both runs. */
export interface PairRoute extends Omit<CompareRoute, 'screen'> {
  readonly screen: 'pair'
  /** Its place among all rows of the comparison. */
  readonly place: number
  /** Whether one walks through all rows, or flips only. */
  readonly isAll: boolean
}

/** A route as a person writes it: runs and rows by any name they go by. */
export interface WrittenRoute {
  readonly run?: string | undefined
  readonly row?: string | undefined
  readonly compare?: readonly [a: string, b: string] | undefined
  /** The task whose runs are set against their cost. */
  readonly frontier?: string | undefined
  /** A view beside the runs. */
  readonly view?: 'programs' | 'data' | 'optimizations' | undefined
}

/** The routes with their lists as they were when the last session ended. */
export function asSaved(routes: readonly Route[], { runs, run }: Saved): Route[] {
  return routes.map((route) => {
    if (route.screen === 'runs') return { ...route, saved: runs }
    return route.screen === 'run' && route.runId === run?.id ? { ...route, saved: run } : route
  })
}

const forms =
  'runs, programs, data, optimizations, run/<id>, run/<id>/row/<index or example id>, compare/<a>/<b> or frontier/<task>'

/**
 * Reads a written route.
 * @throws InputError `unknown_route` when it is none.
 */
export function parseRoute(text: string): WrittenRoute {
  const [head = '', run, middle, ...rest] = text.trim().split('/')
  if (head === '' || (head === 'runs' && run === undefined)) return {}
  if ((head === 'programs' || head === 'data' || head === 'optimizations') && run === undefined)
    return { view: head }
  if (head === 'run' && run) {
    if (middle === undefined) return { run }
    // Example ids are free text and may hold slashes.
    const row = rest.join('/')
    if (middle === 'row' && row !== '') return { run, row }
  }
  if (head === 'frontier' && run && middle === undefined) return { frontier: run }
  if (head === 'compare' && run && middle && rest.length === 0) return { compare: [run, middle] }
  throw new InputError('unknown_route', `route: expected ${forms}, got ${JSON.stringify(text)}`, {
    route: text,
  })
}
