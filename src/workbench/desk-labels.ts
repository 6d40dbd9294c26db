/** Labels as someone at the workbench makes them: under their name, one at a time. */
import { userInfo } from 'node:os'
import { type LabelReport, type LabelRowOptions, labelRow } from './label-row.ts'
import { type LabelVerdict, rowLabels } from './row-labels.ts'
import type { Session } from './session.ts'

/** Labelling, and what was labelled. */
export interface Labels {
  /** @throws InputError as `labelRow`. */
  label(options: Omit<LabelRowOptions, 'who'>): Promise<LabelReport>
  /** The labelled rows of a run, by position. @throws InputError as `rowLabels`. */
  labels(runId: string): Promise<ReadonlyMap<number, LabelVerdict>>
}

/** The labels of a session. Keys come faster than files are written: each change waits for the one before it. */
export function labelsOf(session: Session): Labels {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task)
    last = next.catch(() => {})
    return next
  }
  return {
    async label(options) {
      const report = await inTurn(() => labelRow(session, { ...options, who: userName() }))
      return { ...report, undo: () => inTurn(report.undo) }
    },
    labels: (runId) => rowLabels(session, runId),
  }
}

/** Some machines have no name for the user, as containers with a bare user id. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
