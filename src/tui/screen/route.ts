/** Where one can be, and the text of it: `runs`, `run/<id>`, `run/<id>/row/<index or example id>`. */
import type { RowFilter } from '../data/row-position.ts'
import { InputError } from './input-error.ts'

/** A screen and what it shows. */
export type Route =
  | { readonly screen: 'runs' }
  | { readonly screen: 'run'; readonly runId: string }
  | RowRoute

/** A row, and the rows that come before and after it. */
export interface RowRoute {
  readonly screen: 'row'
  readonly runId: string
  readonly index: number
  readonly filter: RowFilter
  /** Where the row stands among the filtered rows, as far as known. */
  readonly position: number
}

/** A route as a person writes it: runs and rows by any name they go by. */
export interface WrittenRoute {
  readonly run?: string | undefined
  readonly row?: string | undefined
}

const forms = 'runs, run/<id> or run/<id>/row/<index or example id>'

/**
 * Reads a written route.
 * @throws InputError `unknown_route` when it is none.
 */
export function parseRoute(text: string): WrittenRoute {
  const [head = '', run, middle, ...rest] = text.trim().split('/')
  if (head === '' || (head === 'runs' && run === undefined)) return {}
  if (head === 'run' && run) {
    if (middle === undefined) return { run }
    // Example ids are free text and may hold slashes.
    const row = rest.join('/')
    if (middle === 'row' && row !== '') return { run, row }
  }
  throw new InputError('unknown_route', `route: expected ${forms}, got ${JSON.stringify(text)}`, {
    route: text,
  })
}
