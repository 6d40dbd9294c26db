/** One example under two runs: predictions, exact prompts and raw replies of both. */
import { rowScore } from '../../format/row.ts'
import { modelIn } from '../../format/run.ts'
import { labelSpan } from '../../labels/labels.ts'
import type { Value } from '../../screen/chosen.ts'
import type { PairRoute } from '../../screen/route.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { edges, type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { reachLine } from '../../view/reach.ts'
import { tabBar } from '../../view/tab-bar.ts'
import { lookAtPair, type PairData } from './pair-data.ts'
import { pairKeys } from './pair-keys.ts'
import { type PairAction, type PairState, pairStart, reducePair } from './pair-state.ts'
import { pairTabAt, pairTabs } from './pair-tabs.ts'

function PairView({ state, data, world }: ViewProps<PairState, PairData>) {
  const reach = reachLine({ top: data.top, shown: data.lines.length, count: data.count })
  const titles = pairTabs.map(({ title }) => title)
  const bar = edges([span(' '), ...tabBar(titles, state.tab)], reach, world.width)
  const head = [factsLine(data, state, world), bar, line(world.signs.rule.repeat(world.width), 'muted')]
  return <Lines lines={[...head, ...data.lines]} world={world} />
}

function factsLine({ pair, sides }: PairData, { side }: PairState, { width, signs }: World): Line {
  if (pair === undefined || sides === undefined) return line('')
  const arms = sides.flatMap(({ run, row, label }, i) => [
    span(`  ${i === side ? signs.focus : ' '}${i === 0 ? 'A' : 'B'} `, 'strong'),
    row === undefined
      ? span(signs.none, 'muted')
      : { ...rowScore(row, signs), text: rowScore(row, signs).text.replace(/ +/, ' ') },
    span(` ${modelIn(run, Math.floor(width / 5))}`, 'muted'),
    ...(label === undefined ? [] : [span(' '), labelSpan(label, signs)]),
  ])
  return [
    span(` ${pair.exampleId}`, 'strong'),
    span(pair.repeat > 0 ? ` repeat ${pair.repeat}` : ''),
    ...arms,
  ]
}

/** What the tab shows of one side; as data, both rows. */
function valueAt({ tab, side, call: at }: PairState, { sides }: PairData): Value | undefined {
  const { value, side: own = side } = pairTabAt(tab)
  const { row, calls } = sides?.[own] ?? {}
  if (row === undefined || calls === undefined) return undefined
  return {
    name: value.name,
    text: () => value.text({ row, calls, at }),
    data: () => sides?.map(({ row }) => row),
  }
}

const kind: ScreenKind<PairState, PairAction, PairData> = {
  title: ({ place }) => `row ${place}`,
  look: lookAtPair,
  keys: pairKeys,
  reduce: reducePair,
  View: PairView,
  value: valueAt,
  chosen: (_, { labelled: row }) => row && { kind: 'rows', runId: row.runId, indexes: [row.index] },
}

/** An example under two runs, at its predictions. */
export function pairScreen(route: PairRoute): Screen {
  return screenOf(kind, pairStart(route))
}
