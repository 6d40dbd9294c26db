/** A row, and the room to tell about it. */
import type { Signs } from '../theme/signs.ts'
import type { Run, StoredRow } from '../workbench.ts'

/** What every part of the details needs. */
export interface DetailPlace {
  readonly row: StoredRow
  readonly run: Run
  readonly width: number
  readonly signs: Signs
}
