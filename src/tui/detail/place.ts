/** A row, and the room to tell about it. */
import type { Signs } from '../theme/signs.ts'
import type { Run, StoredRow } from '../workbench.ts'

/** Columns of texts whose long lines are not continued below: what does not fit the screen is cut there. */
export const unwrappedWidth = 2000

/** What every part of the details needs. */
export interface DetailPlace {
  readonly row: StoredRow
  readonly run: Run
  readonly width: number
  readonly signs: Signs
}
