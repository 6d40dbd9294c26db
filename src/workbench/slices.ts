/** Slices by metadata: which group of examples a change comes from. */
import type { Values } from '../engine/index.ts'
import { statistics } from '../evaluate/index.ts'

/** The examples that share a metadata value, and how they changed against all others. */
export interface Slice {
  readonly key: string
  readonly value: string
  readonly pairs: number
  /** Mean difference inside and outside of the slice. */
  readonly difference: number
  readonly elsewhere: number
}

/** How an example changed, and what is known of it. */
export interface Change {
  readonly difference: number
  readonly metadata?: Values | undefined
}

const smallest = 5
/** A key with more values than this names examples rather than groups them. */
const mostValues = 1000

/**
 * The slice of at least 5 examples, with at least 5 outside, that changed more than the others in the direction of the
 * whole; null when none does so by more than chance explains among so many slices (5 %, Bonferroni).
 */
export function drivingSlice(changes: Iterable<Change>): Slice | null {
  const { differences, groups } = sums(changes)
  const n = differences.length
  const total = differences.reduce((sum, difference) => sum + difference, 0)
  const all = groups.filter(({ pairs }) => pairs >= smallest && n - pairs >= smallest)
  if (all.length === 0) return null
  const sd = statistics.standardError(differences) * Math.sqrt(n)
  const bar = statistics.normalQuantile(1 - 0.025 / all.length) * sd
  const slices = all.map(({ key, value, pairs, sum }) => {
    const others = n - pairs
    const slice: Slice = { key, value, pairs, difference: sum / pairs, elsewhere: (total - sum) / others }
    const more = (slice.difference - slice.elsewhere) * (total < 0 ? -1 : 1)
    return { slice, weight: more * Math.sqrt((pairs * others) / n) }
  })
  const best = slices.reduce((one, other) => (other.weight > one.weight ? other : one))
  return best.weight > 0 && best.weight >= bar ? best.slice : null
}

interface Group {
  readonly key: string
  readonly value: string
  pairs: number
  sum: number
}

function sums(changes: Iterable<Change>): { differences: number[]; groups: Group[] } {
  const differences: number[] = []
  const keys = new Map<string, Map<string, Group>>()
  for (const { difference, metadata = {} } of changes) {
    differences.push(difference)
    for (const [key, raw] of Object.entries(metadata)) {
      const values = keys.get(key) ?? new Map<string, Group>()
      keys.set(key, values)
      const value = typeof raw === 'string' ? raw : JSON.stringify(raw)
      const group = values.get(value) ?? { key, value, pairs: 0, sum: 0 }
      if (values.size <= mostValues) values.set(value, group)
      group.pairs += 1
      group.sum += difference
    }
  }
  const grouping = [...keys.values()].filter((values) => values.size <= mostValues)
  return { differences, groups: grouping.flatMap((values) => [...values.values()]) }
}
