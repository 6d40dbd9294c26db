/** By what a list can be sorted, and in which turn. */
import type { Order } from '../workbench.ts'

/** The orders of a list. */
export interface Sorting {
  /** How it stands unsorted. */
  readonly usual: Order
  /** What `s` goes through, each in the direction one wants first. */
  readonly turns: readonly Order[]
}

/** The next of the turns; after the last the usual order, which is no order at all. */
export function nextOrder(order: Order | undefined, { turns }: Sorting): Order | undefined {
  return turns[turns.findIndex(({ by }) => by === order?.by) + 1]
}

/** The same order the other way round. */
export function reversedOrder(order: Order | undefined, { usual }: Sorting): Order | undefined {
  const { by, isReverse = false } = order ?? usual
  const isUsual = by === usual.by && isReverse !== (usual.isReverse ?? false)
  return isUsual ? undefined : { by, isReverse: !isReverse }
}
