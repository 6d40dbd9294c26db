/** Which rows of a run someone has labelled, and how. */
import { readEntries } from './label-file.ts'
import { labelPaths } from './label-paths.ts'
import type { Session } from './session.ts'

/** What someone made of a prediction. */
export type LabelVerdict = 'accepted' | 'corrected' | 'rejected'

/** By position of the row. @throws InputError `unknown_run`, `invalid_labels`. */
export async function rowLabels(session: Session, ref: string): Promise<ReadonlyMap<number, LabelVerdict>> {
  const run = (await session.store()).run(ref)
  const entries = await readEntries(labelPaths(session, run.task).judgements)
  return new Map(
    entries.flatMap(({ run: id, row, verdict }) =>
      id === run.id && typeof row === 'number' && isVerdict(verdict) ? [[row, verdict] as const] : [],
    ),
  )
}

function isVerdict(value: unknown): value is LabelVerdict {
  return value === 'accepted' || value === 'corrected' || value === 'rejected'
}
