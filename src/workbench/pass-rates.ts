/** What repeats say of reliability: pass@k and pass^k over the examples of a run. */
import { statistics } from '../evaluate/index.ts'
import type { Run, Store } from '../store/index.ts'
import { storedMarks } from './stored-rows.ts'

/** For k attempts at an example: the chance that one of them is right, and that all are. Means over examples. */
export interface PassRate {
  readonly k: number
  readonly atLeastOne: number
  readonly all: number
}

/**
 * pass@k and pass^k for k = 1 … repeats, right meaning a score of 1. Errors count neither way: an example takes part
 * where it has at least k scored repeats. Empty for a run without repeats.
 */
export function passRates(store: Store, { id, config }: Run): PassRate[] {
  const repeat = Number(config.repeat ?? 1)
  if (repeat < 2) return []
  const counts = new Map<string, { n: number; right: number }>()
  for (const { exampleId, score } of storedMarks(store, id)) {
    if (score === null) continue
    const { n, right } = counts.get(exampleId) ?? { n: 0, right: 0 }
    counts.set(exampleId, { n: n + 1, right: right + Number(score === 1) })
  }
  return Array.from({ length: repeat }, (_, i) => i + 1).flatMap((k) => {
    const known = [...counts.values()].filter(({ n }) => n >= k)
    if (known.length === 0) return []
    const mean = (of: (n: number, c: number, k: number) => number) =>
      statistics.mean(known.map(({ n, right }) => of(n, right, k)))
    return [{ k, atLeastOne: mean(statistics.passAtK), all: mean(statistics.passHatK) }]
  })
}
