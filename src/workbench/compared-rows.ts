/** The rows of two runs side by side: which example went how in each. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Store } from '../store/index.ts'
import { storedMarks } from './stored-rows.ts'

/** A row of one run among those of two. */
export interface ComparedSide {
  readonly index: number
  /** Null for an error row. */
  readonly score: number | null
}

/** One example under both runs. */
export interface ComparedRow {
  readonly exampleId: string
  readonly repeat: number
  /** Absent where the run has no such row. */
  readonly a?: ComparedSide | undefined
  readonly b?: ComparedSide | undefined
  /** Of b beside a; `unpaired` where a side has no score. */
  readonly change: 'better' | 'worse' | 'equal' | 'unpaired'
}

/** Other work goes on after so many rows. */
const rowsPerTurn = 1000

/** Pairs rows by example and repeat, in the order of the first run, then what only the second has. */
export async function comparedRows(
  store: Pick<Store, 'marks'>,
  [runA, runB]: readonly [string, string],
): Promise<ComparedRow[]> {
  const [a, b] = [await sidesOf(store, runA), await sidesOf(store, runB)]
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => pairOf(key, a.get(key), b.get(key)))
}

async function sidesOf(store: Pick<Store, 'marks'>, runId: string): Promise<Map<string, ComparedSide>> {
  const sides = new Map<string, ComparedSide>()
  for (const { exampleId, repeat, index, score } of storedMarks(store, runId)) {
    sides.set(`${repeat} ${exampleId}`, { index, score })
    if (sides.size % rowsPerTurn === 0) await turn()
  }
  return sides
}

function pairOf(key: string, a: ComparedSide | undefined, b: ComparedSide | undefined): ComparedRow {
  const at = key.indexOf(' ')
  return { exampleId: key.slice(at + 1), repeat: Number(key.slice(0, at)), a, b, change: changeOf(a, b) }
}

function changeOf(a: ComparedSide | undefined, b: ComparedSide | undefined): ComparedRow['change'] {
  const [before, after] = [a?.score ?? null, b?.score ?? null]
  if (before === null || after === null) return 'unpaired'
  if (before === after) return 'equal'
  return after > before ? 'better' : 'worse'
}
