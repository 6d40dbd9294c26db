/** The scores of a run by the metadata of its examples: which kinds of examples go badly. */
import { setImmediate as turn } from 'node:timers/promises'
import { slicesOf } from '../evaluate/index.ts'
import type { RowMark, Store } from '../store/index.ts'
import type { SliceTable } from './slice-tables.ts'
import { storedMarks } from './stored-rows.ts'

/** A key with more values than this names examples rather than kinds of them. */
const mostValues = 50

/** Other work goes on after so many rows. */
const rowsPerTurn = 2000

/** The slices of each metadata key that has two values or more, but no more than a table holds. */
export async function runSlices(store: Pick<Store, 'marks'>, runId: string): Promise<SliceTable[]> {
  const marks: RowMark[] = []
  for (const mark of storedMarks(store, runId)) {
    marks.push(mark)
    if (marks.length % rowsPerTurn === 0) await turn()
  }
  const tables: SliceTable[] = []
  for (const key of keysOf(marks)) {
    const slices = slicesOf(marks, key)
    if (slices.length > 1 && slices.length <= mostValues) tables.push({ key, slices })
    await turn()
  }
  return tables
}

function keysOf(marks: readonly RowMark[]): string[] {
  return [...new Set(marks.flatMap(({ metadata }) => Object.keys(metadata ?? {})))]
}
