/** The rows of a comparison that a tab and a filter let through, sorted. */
import { isFlip, type PlacedPair } from '../../data/pairs.ts'
import { holdsAll } from '../../filter/holds.ts'
import type { Order, Term } from '../../workbench.ts'
import type { CompareState } from './compare-state.ts'

/** Which rows, and in which order. */
export interface PairFilter {
  readonly tab: CompareState['tab']
  readonly terms: readonly Term[]
  readonly order?: Order | undefined
}

/** The rows that are listed; ties stay in their usual order, rows without a value come last. */
export function listedPairs(
  all: readonly PlacedPair[],
  { tab, terms, order }: PairFilter,
): readonly PlacedPair[] {
  const found = all.filter((pair) => isIn(tab, pair) && pairHolds(terms, pair))
  if (order === undefined) return found
  const sign = order.isReverse ? -1 : 1
  const keyed = found.map((pair) => ({ pair, key: pairValue(pair, order.by) }))
  keyed.sort((one, other) => {
    if (one.key === other.key) return one.pair.place - other.pair.place
    if (one.key === null || other.key === null) return one.key === null ? 1 : -1
    return one.key < other.key ? -sign : sign
  })
  return keyed.map(({ pair }) => pair)
}

/** Whether all terms hold for a row. */
export function pairHolds(terms: readonly Term[], pair: PlacedPair): boolean {
  return holdsAll(terms, (field) => pairValue(pair, field))
}

function isIn(tab: CompareState['tab'], pair: PlacedPair): boolean {
  if (tab === 'all') return true
  return tab === 'flips' ? isFlip(pair) : pair.change === tab
}

const flips = { better: 'up', worse: 'down', equal: null, unpaired: null } as const

/** What a row is searched and sorted by. */
function pairValue({ exampleId, place, change, a, b }: PlacedPair, field: string): string | number | null {
  const [before, after] = [a?.score ?? null, b?.score ?? null]
  const points = before === null || after === null ? null : after - before
  const values: Readonly<Record<string, string | number | null>> = {
    ...{ place, id: exampleId, flip: flips[change], index: a?.index ?? b?.index ?? null },
    text: `${a?.index ?? b?.index} ${exampleId}`,
    ...{ a: before, b: after, points },
  }
  return values[field] ?? null
}
