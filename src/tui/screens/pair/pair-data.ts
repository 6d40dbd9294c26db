/** What an example under two runs shows. */
import { isFlip, type PlacedPair, pairsOf } from '../../data/pairs.ts'
import type { PairSide } from '../../detail/pair.ts'
import { labelOf } from '../../labels/labels.ts'
import { settled } from '../../list/list-state.ts'
import type { World } from '../../screen/screen.ts'
import { type Line, line } from '../../text/line.ts'
import type { Call, LabelVerdict } from '../../workbench.ts'
import type { PairOnScreen, PairState } from './pair-state.ts'
import { pairTabAt, pairTabs, promptTab } from './pair-tabs.ts'

/** The example as it is looked at; the pair is absent until it has been read. */
export interface PairData extends PairOnScreen {
  readonly pair?: PlacedPair | undefined
  readonly sides?: readonly [LabelledSide, LabelledSide] | undefined
  /** Of both runs. */
  readonly task: string
  readonly lines: readonly Line[]
  readonly top: number
}

/** A side with what someone made of it. */
export interface LabelledSide extends PairSide {
  readonly label: LabelVerdict | undefined
  readonly calls: readonly Call[]
}

/** Rows of the head. */
const headRows = 3

/** Reads both rows. */
export function lookAtPair(state: PairState, world: World): PairData {
  const { reader } = world
  const { a, b, place } = state
  const pairs = pairsOf(reader, a, b)
  const all = pairs.status === 'there' ? pairs.value : []
  const pair = all[place]
  const height = world.height - headRows
  const found = pair && readPair(state, pair, world)
  const missing =
    pairs.status === 'failed'
      ? pairs.reason
      : pairs.status === 'there'
        ? 'This row is gone.'
        : 'Reading the rows of both runs.'
  const lines = found?.lines ?? [line(` ${missing}`, 'muted')]
  const { top } = settled({ selected: state.top, top: state.top }, { count: lines.length, height })
  return {
    pair,
    sides: found?.sides,
    task: reader.run(b).task,
    height,
    top,
    lines: lines.slice(top, top + height),
    count: lines.length,
    callCount: found?.callCount ?? 0,
    tabCount: pairTabs.length,
    promptTab,
    labelled: found?.sides[state.side].row,
    nextPlace: (by) => nextPlace(all, state, by),
  }
}

function readPair({ a, b, isDiff, tab, call }: PairState, pair: PlacedPair, { reader, width, signs }: World) {
  const side = (runId: string, at: { index: number } | undefined) => ({
    run: reader.run(runId),
    row: at && reader.row(runId, at.index),
    label: at && labelOf(reader, runId, at.index),
    calls: at === undefined ? [] : reader.calls(runId, at.index),
  })
  const sides = [side(a, pair.a), side(b, pair.b)] as const
  const calls = [sides[0].calls, sides[1].calls] as const
  const key = JSON.stringify(['pair lines', a, b, pair.place, tab, call, isDiff, width])
  const lines = reader.remember(key, () =>
    pairTabAt(tab).lines({ sides, calls, at: call, isDiff, isWhole: true, width, signs }),
  )
  return { sides, lines, callCount: Math.max(calls[0].length, calls[1].length) }
}

function nextPlace(all: readonly PlacedPair[], { place, isAll }: PairState, by: 1 | -1): number | undefined {
  for (let at = place + by; at >= 0 && at < all.length; at += by) {
    const pair = all[at]
    if (pair !== undefined && (isAll || isFlip(pair))) return at
  }
  return undefined
}
