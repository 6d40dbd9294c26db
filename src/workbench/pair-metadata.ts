/** What is known of the examples of pairs, read along the run: it is held for no longer than it is looked at. */
import type { Values } from '../engine/index.ts'
import type { Store } from '../store/index.ts'
import type { RunPair } from './pair-runs.ts'
import { storedMarks } from './stored-rows.ts'

/** A pair with the metadata of its example. */
export interface KnownPair<P extends RunPair> {
  readonly pair: P
  readonly metadata?: Values | undefined
}

/** The pairs, which are in the order of run a, with the metadata that run a has of their examples. */
export function* withMetadata<P extends RunPair>(
  store: Pick<Store, 'marks'>,
  runA: string,
  pairs: readonly P[],
): Generator<KnownPair<P>> {
  let next = 0
  for (const { index, metadata } of storedMarks(store, runA)) {
    const pair = pairs[next]
    if (pair === undefined) return
    if (pair.indexA !== index) continue
    next += 1
    yield { pair, metadata }
  }
}
