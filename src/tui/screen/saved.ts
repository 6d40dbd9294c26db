/** What outlives a session of the terminal UI: the last view, the filters and orders of its lists, the theme. */
import type { Order } from '../workbench.ts'

/** How a list was looked at. */
export interface SavedList {
  readonly filter: string
  readonly order?: Order | undefined
}

/** All of it; anything may be missing. */
export interface Saved {
  /** As a written route. */
  readonly view?: string | undefined
  readonly theme?: string | undefined
  readonly runs?: SavedList | undefined
  readonly run?: (SavedList & { readonly id: string }) | undefined
}

/** Reads what was saved; whatever is not as it should be is as if it were not there. */
export function parseSaved(text: string): Saved {
  const found = objectIn(text)
  const list = listIn(found.runs)
  const run = listIn(found.run)
  const id = objectOf(found.run).id
  return {
    ...(typeof found.view === 'string' ? { view: found.view } : {}),
    ...(typeof found.theme === 'string' ? { theme: found.theme } : {}),
    ...(list === undefined ? {} : { runs: list }),
    ...(run === undefined || typeof id !== 'string' ? {} : { run: { ...run, id } }),
  }
}

function listIn(value: unknown): SavedList | undefined {
  const { filter, order } = objectOf(value)
  const { by, isReverse } = objectOf(order)
  if (typeof filter !== 'string') return undefined
  return typeof by === 'string' ? { filter, order: { by, isReverse: isReverse === true } } : { filter }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return {}
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
