/** Slices by metadata: which group of examples a change comes from. */
import { type Pair, statistics } from '../evaluate/index.ts'
import type { RunPair } from './pair-runs.ts'

/** The examples that share a metadata value, and how they changed against all others. */
export interface Slice {
  readonly key: string
  readonly value: string
  readonly pairs: number
  /** Mean difference inside and outside of the slice. */
  readonly difference: number
  readonly elsewhere: number
}

type ScoredPair = RunPair & Pair

const smallest = 5

/**
 * The slice of at least 5 examples, with at least 5 outside, that changed more than the others in the direction of the
 * whole; null when none does so by more than chance explains among so many slices (5 %, Bonferroni).
 */
export function drivingSlice(pairs: readonly ScoredPair[]): Slice | null {
  const differences = pairs.map(({ a, b }) => b - a)
  const total = differences.reduce((sum, difference) => sum + difference, 0)
  const all = [...sums(pairs).values()].filter(({ n }) => n >= smallest && pairs.length - n >= smallest)
  if (all.length === 0) return null
  const sd = statistics.standardError(differences) * Math.sqrt(pairs.length)
  const bar = statistics.normalQuantile(1 - 0.025 / all.length) * sd
  const slices = all.map(({ key, value, n, sum }) => {
    const others = pairs.length - n
    const slice: Slice = { key, value, pairs: n, difference: sum / n, elsewhere: (total - sum) / others }
    const more = (slice.difference - slice.elsewhere) * (total < 0 ? -1 : 1)
    return { slice, weight: more * Math.sqrt((n * others) / pairs.length) }
  })
  const best = slices.reduce((one, other) => (other.weight > one.weight ? other : one))
  return best.weight > 0 && best.weight >= bar ? best.slice : null
}

function sums(pairs: readonly ScoredPair[]) {
  const slices = new Map<string, { key: string; value: string; n: number; sum: number }>()
  for (const { metadata = {}, a, b } of pairs) {
    for (const [key, raw] of Object.entries(metadata)) {
      const value = typeof raw === 'string' ? raw : JSON.stringify(raw)
      const name = `${key}=${value}`
      const slice = slices.get(name) ?? { key, value, n: 0, sum: 0 }
      slices.set(name, { ...slice, n: slice.n + 1, sum: slice.sum + b - a })
    }
  }
  return slices
}
