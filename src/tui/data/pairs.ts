/** The rows of a comparison, read in the background. */
import type { ComparedRow } from '../workbench.ts'
import type { Later } from './later.ts'
import type { Reader } from './reader.ts'

/** A row with its place among all of them. */
export interface PlacedPair extends ComparedRow {
  readonly place: number
}

/** All rows of both runs. */
export function pairsOf(reader: Reader, a: string, b: string): Later<readonly PlacedPair[]> {
  return reader.later(JSON.stringify(['pairs', a, b]), async (desk) =>
    (await desk.comparedRows(a, b)).map((row, place) => ({ ...row, place })),
  )
}

/** Whether a row came out differently, or only under one of the runs. */
export function isFlip({ change }: ComparedRow): boolean {
  return change !== 'equal'
}
