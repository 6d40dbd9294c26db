/** What a comparison shows: the verdict, and the page of its rows that is on screen. */
import type { Later } from '../../data/later.ts'
import { isFlip, type PlacedPair, pairsOf } from '../../data/pairs.ts'
import { predictionLines } from '../../detail/pair.ts'
import { pairFields } from '../../filter/fields.ts'
import { termsOf } from '../../list/browse-state.ts'
import { type ListState, settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import { type DetailWindow, detailWindow } from '../../view/detail-window.ts'
import { type PaneLayout, paneLayout } from '../../view/pane-layout.ts'
import type { CompareReport, Run } from '../../workbench.ts'
import { listedPairs, pairHolds } from './compare-list.ts'
import { type CompareState, type PairsOnScreen, pairsSorting } from './compare-state.ts'

/** A comparison as it is looked at. */
export interface CompareData extends PairsOnScreen, DetailWindow {
  readonly runs: readonly [a: Run, b: Run]
  readonly report: Later<CompareReport>
  readonly pairs: Later<readonly PlacedPair[]>
  readonly shown: readonly PlacedPair[]
  readonly total: number
  readonly layout: PaneLayout
}

/** Rows of the head. */
const headerRows = 6

/** Reads both runs; the rest is asked for and drawn when it is there. */
export function lookAtCompare(state: CompareState, world: World): CompareData {
  const { reader } = world
  const { a, b, tab, order } = state
  const layout = paneLayout(world, headerRows, state.isZoomed ? state.pane : undefined)
  const pairs = pairsOf(reader, a, b)
  const all = pairs.status === 'there' ? pairs.value : []
  const filter = { tab, terms: termsOf(state, pairFields), order }
  const key = JSON.stringify(['listed', a, b, all.length, filter])
  const listed = reader.remember(key, () => listedPairs(all, filter))
  const list = settled(followed(state, listed), { count: listed.length, height: layout.list })
  const runs = [reader.run(a), reader.run(b)] as const
  const seek = (fits: (pair: PlacedPair) => boolean, by: 1 | -1) =>
    nextOf(listed, fits, { by, from: list.selected })
  return {
    ...{ runs, pairs, list, layout, total: all.length },
    report: reader.later(JSON.stringify(['compare', a, b]), (desk) => desk.compare(a, b)),
    shown: listed.slice(list.top, list.top + Math.max(1, layout.list)),
    ...{ count: listed.length, height: Math.max(1, layout.list), fields: pairFields, sorting: pairsSorting },
    ...detailOf(state, { runs, selected: listed[list.selected], layout }, world),
    idAt: (position) => listed[position]?.place,
    idsAt: (from, count) => listed.slice(from, from + count).map(({ place }) => place),
    seek: (terms, by) => seek((pair) => pairHolds(terms, pair), by),
    seekFlip: (by) => seek(isFlip, by),
  }
}

/** The list with its selected row where it is now. */
function followed({ list, at }: CompareState, listed: readonly PlacedPair[]): ListState {
  if (at === undefined || listed[list.selected]?.place === at) return list
  const selected = listed.findIndex(({ place }) => place === at)
  return selected < 0 ? list : { selected, top: list.top + selected - list.selected }
}

function nextOf(
  listed: readonly PlacedPair[],
  fits: (pair: PlacedPair) => boolean,
  { by, from }: { readonly by: 1 | -1; readonly from: number },
): number | undefined {
  for (let at = from + by; at >= 0 && at < listed.length; at += by) {
    const pair = listed[at]
    if (pair !== undefined && fits(pair)) return at
  }
  return undefined
}

type Shown = Pick<CompareData, 'runs' | 'layout'> & { readonly selected: PlacedPair | undefined }

function detailOf(
  state: CompareState,
  { runs: [runA, runB], selected, layout }: Shown,
  { reader, signs }: World,
): DetailWindow {
  const { isDiff } = state
  const { detail, detailWidth: width, detailHeight } = layout
  if (selected === undefined || detail === 'none') return detailWindow([], state, { detailHeight, signs })
  const key = JSON.stringify(['pair', runA.id, runB.id, selected.place, isDiff, width])
  const all = reader.remember(key, () => {
    const rowOf = (run: Run, side: { index: number } | undefined) => side && reader.row(run.id, side.index)
    const sides = [
      { run: runA, row: rowOf(runA, selected.a) },
      { run: runB, row: rowOf(runB, selected.b) },
    ] as const
    return predictionLines({ sides, isDiff, width, signs })
  })
  return detailWindow(all, state, { detailHeight, signs })
}
