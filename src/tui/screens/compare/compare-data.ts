/** What a comparison shows: the verdict, and the page of its rows that is on screen. */
import type { Later } from '../../data/later.ts'
import { isFlip, type PlacedPair, pairsOf } from '../../data/pairs.ts'
import { predictionLines } from '../../detail/pair.ts'
import { settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import type { Line } from '../../text/line.ts'
import type { CompareReport, Run } from '../../workbench.ts'
import { type RunLayout, runLayout } from '../run/run-layout.ts'
import type { CompareState, PairsOnScreen } from './compare-state.ts'

/** A comparison as it is looked at. */
export interface CompareData extends PairsOnScreen {
  readonly runs: readonly [a: Run, b: Run]
  readonly report: Later<CompareReport>
  readonly pairs: Later<readonly PlacedPair[]>
  readonly shown: readonly PlacedPair[]
  readonly layout: RunLayout
  readonly isShownBeside: boolean
  readonly detail: readonly Line[]
}

/** Rows of the head. */
const headerRows = 5

/** Reads both runs; the rest is asked for and drawn when it is there. */
export function lookAtCompare(state: CompareState, world: World): CompareData {
  const { reader } = world
  const { a, b, isAll } = state
  const layout = runLayout(world, headerRows)
  const pairs = pairsOf(reader, a, b)
  const all = pairs.status === 'there' ? pairs.value : []
  const listed = isAll
    ? all
    : reader.remember(JSON.stringify(['flips', a, b, all.length]), () => all.filter(isFlip))
  const list = settled(state.list, { count: listed.length, height: layout.list })
  const runs = [reader.run(a), reader.run(b)] as const
  const selected = listed[list.selected]
  return {
    runs,
    pairs,
    list,
    layout,
    report: reader.later(JSON.stringify(['compare', a, b]), (desk) => desk.compare(a, b)),
    shown: listed.slice(list.top, list.top + layout.list),
    count: listed.length,
    height: layout.list,
    isShownBeside: layout.detail !== 'none',
    detail: selected === undefined ? [] : detailOf(state, { runs, selected, layout }, world),
    placeAt: (position) => listed[position]?.place,
  }
}

function detailOf(
  { isDiff }: CompareState,
  { runs, selected, layout }: Pick<CompareData, 'runs' | 'layout'> & { selected: PlacedPair },
  { reader, signs }: World,
): readonly Line[] {
  const { detail, detailWidth: width, detailHeight } = layout
  if (detail === 'none') return []
  const [runA, runB] = runs
  const key = JSON.stringify(['pair', runA.id, runB.id, selected.place, isDiff, width])
  const all = reader.remember(key, () => {
    const rowOf = (run: Run, side: { index: number } | undefined) => side && reader.row(run.id, side.index)
    const sides = [
      { run: runA, row: rowOf(runA, selected.a) },
      { run: runB, row: rowOf(runB, selected.b) },
    ] as const
    return predictionLines({ sides, isDiff, width, signs })
  })
  return all.slice(0, detailHeight)
}
