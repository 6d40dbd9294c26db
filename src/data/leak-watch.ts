/** Looks for examples of a training set in another set, while both are read as streams. */
import type { Example } from '../engine/index.ts'
import { contentHash, type Leak } from './leakage.ts'
import { findNearDuplicates, type NearDuplicate } from './near-duplicates.ts'

/** What both sets share. */
export interface SharedExamples {
  readonly leaks: readonly Leak[]
  /** Those that are much alike and no leaks; none are looked for in large sets. */
  readonly nearDuplicates: readonly NearDuplicate[]
}

/** Takes the training set, then the other one. */
export interface LeakWatch {
  trained(example: Example): void
  judged(example: Example): void
  found(): SharedExamples
}

/**
 * Copies are found in sets of any size, by a hash of their inputs; edited copies where neither set has more than
 * `mostNear` examples, as each is held and set against the others.
 */
export function leakWatch({ mostNear = 1000 }: { readonly mostNear?: number | undefined } = {}): LeakWatch {
  const known = new Map<string, string>()
  const leaks: Leak[] = []
  const [train, others] = [firstOf(mostNear), firstOf(mostNear)]
  return {
    trained(example) {
      known.set(contentHash(example.inputs), example.id)
      train.add(example)
    },
    judged(example) {
      const trainId = known.get(contentHash(example.inputs))
      if (trainId === undefined) others.add(example)
      else leaks.push({ trainId, devId: example.id })
    },
    found: () => ({ leaks, nearDuplicates: findNearDuplicates(train.all(), others.all()) }),
  }
}

/** Examples, or none once there are too many. */
function firstOf(most: number) {
  let kept: Example[] | undefined = []
  return {
    add(example: Example) {
      if (kept && kept.push(example) > most) kept = undefined
    },
    all: () => kept ?? [],
  }
}
