/** Examples of a set that stand twice: in it, or in the set that is held against it. */
import { findLeaks, leakWatch, type NearDuplicate } from '../data/index.ts'
import type { Example } from '../engine/index.ts'

/** An example that is nearly another. */
export interface NearCopy {
  readonly id: string
  readonly otherId: string
  /** In [0, 1]: 1 when one holds all of the other. */
  readonly similarity: number
}

/** What stands twice. */
export interface Duplicates {
  /** Ids of examples whose inputs stand earlier in the same set. */
  readonly copies: readonly string[]
  /** Ids of examples whose inputs also stand in the task's other set. */
  readonly leaks: readonly string[]
  /** Examples that nearly stand in the other set; null where the sets are too large to look for them. */
  readonly near: readonly NearCopy[] | null
}

/** Of a set that cannot be read. */
export const noDuplicates: Duplicates = { copies: [], leaks: [], near: [] }

/** Examples of a set among which near copies are looked for: it compares all their words. */
const largest = 2000

/** Looks for the examples of a set in itself and in the other set. */
export function duplicatesOf(own: readonly Example[], other: readonly Example[]): Duplicates {
  const watch = leakWatch({ mostNear: largest })
  for (const example of other) watch.trained(example)
  for (const example of own) watch.judged(example)
  const { leaks, nearDuplicates } = watch.found()
  const isLarge = Math.max(own.length, other.length) > largest
  return {
    copies: copiesIn(own),
    leaks: [...new Set(leaks.map(({ devId }) => devId))],
    near: isLarge ? null : nearDuplicates.map(nearCopy),
  }
}

/** A leak names the last example with the same inputs: in the set turned round, that is the first of them. */
function copiesIn(own: readonly Example[]): string[] {
  return findLeaks(own.toReversed(), own).flatMap(({ trainId, devId }) => (trainId === devId ? [] : [devId]))
}

function nearCopy({ trainId, devId, similarity }: NearDuplicate): NearCopy {
  return { id: devId, otherId: trainId, similarity }
}
