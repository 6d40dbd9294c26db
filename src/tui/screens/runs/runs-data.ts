/** What the runs show: the page of the history that is on screen. */
import { baselineOf } from '../../data/baseline.ts'
import { readWindow } from '../../data/pages.ts'
import { scoresUpTo } from '../../data/past-scores.ts'
import { type RunNow, runNow } from '../../data/run-now.ts'
import { runFields } from '../../filter/fields.ts'
import { termsOf } from '../../list/browse-state.ts'
import { type ListState, settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import type { Run, Term } from '../../workbench.ts'
import { type RunsOnScreen, type RunsState, runsSorting } from './runs-state.ts'

/** The runs on screen. */
export interface RunsData extends RunsOnScreen {
  readonly runs: readonly RunNow[]
  readonly selected: RunNow | undefined
  /** Runs of the store, whatever the filter. */
  readonly total: number
  /** Rows for facts on the selected run; 0 where there is no room for them. */
  readonly stripHeight: number
  /** Scores of the task's latest runs up to the selected one, oldest first. */
  readonly scores: readonly number[]
  readonly hasFilterLine: boolean
}

/** Rows below which the list has the whole screen. */
const stripFrom = 16
const stripRows = 6

/** How far a run is searched from where it was, and how many runs are searched for a match. */
const searched = 64
const matched = 1000

/** Runs of a sparkline. */
const sparks = 24

/** Reads the page. */
export function lookAtRuns(state: RunsState, world: World): RunsData {
  const { reader } = world
  const query = { terms: termsOf(state, runFields), order: state.order }
  const stripHeight = world.height >= stripFrom ? stripRows : 0
  const hasFilterLine = state.draft !== undefined || state.filter !== ''
  const height = world.height - 1 - stripHeight - Number(hasFilterLine)
  const count = reader.countRuns({ terms: query.terms })
  const read = (page: { offset: number; limit: number }) => reader.runs({ ...query, ...page })
  const runAt = (position: number) => readWindow(read, position, 1)[0]
  const idAt = (position: number) => runAt(position)?.id
  const list = settled(followed(state, idAt), { count, height })
  const runs = readWindow(read, list.top, height).map((run) => runNow(reader, run))
  const selected = runs[list.selected - list.top]
  return {
    ...{ list, count, height, idAt, runs, selected, stripHeight, hasFilterLine },
    ...{ fields: runFields, sorting: runsSorting, total: reader.countRuns({}) },
    scores: selected === undefined || stripHeight === 0 ? [] : scoresUpTo(reader, selected, sparks),
    idsAt: (offset, limit) => reader.runs({ ...query, offset, limit }).map(({ id }) => id),
    taskAt: (position) => runAt(position)?.task,
    baselineOf: (id) => baselineOf(reader, reader.run(id))?.id,
    seek: (terms, by) => sought(query, { terms, by, from: list.selected }, world),
  }
}

/** The list with its selected run where it is now; newer runs have pushed it down, deleted ones up. */
function followed({ list, at }: RunsState, idAt: RunsData['idAt']): ListState {
  if (at === undefined || idAt(list.selected) === at) return list
  for (let by = 1; by <= searched; by++) {
    if (idAt(list.selected + by) === at) return { selected: list.selected + by, top: list.top + by }
    if (by <= list.selected && idAt(list.selected - by) === at)
      return { selected: list.selected - by, top: list.top - by }
  }
  return list
}

interface Seek {
  readonly terms: readonly Term[]
  readonly by: 1 | -1
  readonly from: number
}

/** The position of the next run that more terms hold for. */
function sought(
  query: { readonly terms: readonly Term[]; readonly order: RunsState['order'] },
  { terms, by, from }: Seek,
  { reader }: World,
): number | undefined {
  const narrow = { ...query, terms: [...query.terms, ...terms], limit: matched }
  const matches = new Set(reader.runs(narrow).map(({ id }) => id))
  const all = reader.runs({ ...query, limit: matched })
  const isNext = ({ id }: Run, position: number) => (position - from) * by > 0 && matches.has(id)
  const position = by === 1 ? all.findIndex(isNext) : all.findLastIndex(isNext)
  return position < 0 ? undefined : position
}
