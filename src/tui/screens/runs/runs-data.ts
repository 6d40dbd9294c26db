/** What the runs show: the page of the history that is on screen. */
import { readWindow } from '../../data/pages.ts'
import { type ListState, settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import type { Run } from '../../workbench.ts'
import type { RunsOnScreen, RunsState } from './runs-state.ts'

/** The runs on screen. */
export interface RunsData extends RunsOnScreen {
  readonly runs: readonly Run[]
  readonly selected: Run | undefined
  /** Rows for facts on the selected run; 0 where there is no room for them. */
  readonly stripHeight: number
}

/** Rows below which the list has the whole screen. */
const stripFrom = 16
const stripRows = 5

/** How far a run is searched from where it was. */
const searched = 64

/** Reads the page. */
export function lookAtRuns(state: RunsState, world: World): RunsData {
  const { reader } = world
  const stripHeight = world.height >= stripFrom ? stripRows : 0
  const height = world.height - 1 - stripHeight
  const count = reader.countRuns({})
  const read = (page: { offset: number; limit: number }) => reader.runs(page)
  const idAt = (position: number) => readWindow(read, position, 1)[0]?.id
  const list = settled(followed(state, idAt), { count, height })
  const runs = readWindow(read, list.top, height)
  return { list, count, height, idAt, runs, selected: runs[list.selected - list.top], stripHeight }
}

/** The list with its selected run where it is now; newer runs have pushed it down, deleted ones up. */
function followed({ list, runId }: RunsState, idAt: RunsData['idAt']): ListState {
  if (runId === undefined || idAt(list.selected) === runId) return list
  for (let by = 1; by <= searched; by++) {
    if (idAt(list.selected + by) === runId) return { selected: list.selected + by, top: list.top + by }
    if (by <= list.selected && idAt(list.selected - by) === runId)
      return { selected: list.selected - by, top: list.top - by }
  }
  return list
}
