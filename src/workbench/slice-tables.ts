/** Tables by metadata: how a run, or the difference of two, stands for each value of a key. */
import { InputError, nearest } from '../engine/index.ts'
import { comparePairs, type Slice, slicesOf, sliceValues, statistics } from '../evaluate/index.ts'
import type { Run, Store } from '../store/index.ts'
import type { ComparedSlice, ComparedSlices } from './compare-report.ts'
import { withMetadata } from './pair-metadata.ts'
import type { ScoredPair } from './pair-runs.ts'
import { storedMarks } from './stored-rows.ts'

/** The slices of a metadata key, the lowest score first. */
export interface SliceTable {
  readonly key: string
  readonly slices: readonly Slice[]
}

type Marks = Pick<Store, 'marks'>

/**
 * A table for each key. A key may be a path (`customer.plan`); an item of a list stands in a slice of its own.
 * @throws InputError `unknown_slice` naming the keys there are, for one that no row has.
 */
export function sliceTables(store: Marks, { id }: Pick<Run, 'id'>, keys: readonly string[]): SliceTable[] {
  return keys.map((key) => {
    const slices = slicesOf(storedMarks(store, id), key)
    if (slices.some(({ value }) => value !== null)) return { key, slices }
    throw unknownSlice(store, id, key)
  })
}

/**
 * The comparison again for the examples of each value; `pairs` in the order of run a.
 * @throws InputError `unknown_slice`
 */
export function comparedSlices(
  store: Marks,
  runA: string,
  { pairs, keys }: { readonly pairs: readonly ScoredPair[]; readonly keys: readonly string[] },
): ComparedSlices[] {
  return keys.map((key) => {
    const groups = new Map<string | null, ScoredPair[]>()
    for (const { pair, metadata } of withMetadata(store, runA, pairs)) {
      for (const value of sliceValues(metadata, key)) {
        const group = groups.get(value) ?? []
        groups.set(value, group)
        group.push(pair)
      }
    }
    if ([...groups.keys()].every((value) => value === null)) throw unknownSlice(store, runA, key)
    return { key, slices: comparedEach(groups) }
  })
}

function comparedEach(groups: ReadonlyMap<string | null, readonly ScoredPair[]>): ComparedSlice[] {
  const compared = [...groups].map(([value, pairs]) => ({ value, ...comparePairs(pairs) }))
  const ps = statistics.benjaminiHochberg(compared.map(({ p }) => p ?? 1))
  return compared
    .map(({ value, pairs, scoreA, scoreB, difference, ci, wins, losses, ties }, i) => ({
      ...{ value, pairs, scoreA, scoreB, difference, ci, wins, losses, ties, p: ps[i] ?? null },
    }))
    .sort((one, other) => (one.difference ?? 0) - (other.difference ?? 0))
}

function unknownSlice(store: Marks, runId: string, key: string): InputError {
  const known = new Set<string>()
  for (const { metadata = {} } of storedMarks(store, runId))
    for (const name of Object.keys(metadata)) known.add(name)
  return sliceError(key, known, `the rows of ${runId}`)
}

/** InputError `unknown_slice`: no metadata have the key, and which there are. */
export function sliceError(key: string, known: ReadonlySet<string>, of: string): InputError {
  const best = nearest(key, [...known])
  const keys = known.size === 0 ? 'they have no metadata' : `there are ${[...known].join(', ')}`
  const told = best === undefined ? keys : `did you mean \`${best}\`? ${keys}`
  return new InputError(
    'unknown_slice',
    `--slice: expected a metadata key of ${of}, got \`${key}\`; ${told}`,
    { slice: key, known: [...known] },
  )
}
