/** `--retry-errors`: asks again for rows that failed; an error row gives way only to a success. */
import type { Call } from '../engine/index.ts'
import type { Row } from '../evaluate/index.ts'
import type { Run } from '../store/index.ts'
import { inRound } from './ask-round.ts'
import { carryOut, type RunningPlan } from './carry-out.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { withModels } from './plan-evaluation.ts'
import type { Session } from './session.ts'
import { storedMarks, storedRows, wholeRow } from './stored-rows.ts'

/**
 * Carries out the failed rows of a run again. Whatever comes of it, the calls of every earlier attempt stay in the
 * row, before the new ones: they were paid for, and each says why it failed.
 */
export async function retryErrors(
  session: Session,
  plan: RunningPlan,
  options: EvaluateTaskOptions,
): Promise<Run> {
  const { run, store } = plan
  const failed = new Map<number, Row>()
  const done = new Set<number>()
  for (const { index, score } of storedMarks(store, run.id)) if (score !== null) done.add(index)
  for (const row of storedRows(store, run.id, 'errors')) failed.set(row.index, wholeRow(store, row))
  const earlier = [...failed.values()].reduce((most, { calls }) => Math.max(most, calls.length), 0)
  const again: RunningPlan = {
    ...withModels(plan, (lm) => inRound(lm, earlier)),
    done,
    onStore: (row) => afterAttempts(row, failed.get(row.index)),
  }
  return carryOut(session, again, options)
}

/** The row to keep: the new one when it has scores, else the one that failed first, with all calls. */
function afterAttempts(row: Row, before: Row | undefined): Row {
  if (before === undefined) return row
  const calls = [...failedCalls(before), ...row.calls]
  return row.error === undefined ? { ...row, calls } : { ...before, calls }
}

/** The calls of a failed attempt; its reason stands with the last, where no call failed by itself. */
function failedCalls({ calls, error }: Row): readonly Call[] {
  const last = calls.at(-1)
  if (last === undefined || error === undefined || last.error !== undefined) return calls
  const reason = { code: error.code, message: `${error.at}: ${error.message}` }
  return [...calls.slice(0, -1), { ...last, error: reason }]
}
