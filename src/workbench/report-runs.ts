/** The use case of `runs report`: runs with their comparisons, and rows that are read page by page while they are written. */
import { InputError } from '../engine/index.ts'
import { statistics, verdictOf } from '../evaluate/index.ts'
import type { RowMark, RowQuery, Run, Store, StoredRow } from '../store/index.ts'
import { type Browser, browse } from './browse.ts'
import { type CompareReport, compareRuns } from './compare-runs.ts'
import { type EvalReport, evalReport } from './eval-report.ts'
import type { Session } from './session.ts'
import { sliceTables } from './slice-tables.ts'
import { storedMarks, storedRows } from './stored-rows.ts'

/** A run as a report sees it. */
export interface ReportedRun {
  readonly run: Run
  readonly figures: EvalReport
}

/** What a report is made of. Rows and calls are not in it: they are read from `history` when their turn comes. */
export interface RunsReport {
  /** ISO time of the report. */
  readonly writtenAt: string
  /** In the order they were asked for. */
  readonly runs: readonly ReportedRun[]
  /** Every pair of the runs, the earlier named as `a`; p values adjusted by Holm when there are several pairs. */
  readonly comparisons: readonly CompareReport[]
  readonly history: ReportHistory
}

/** What a report reads as it is written. */
export interface ReportHistory extends Browser {
  /** The rows of a run in its order, read as they are taken: no more than a page of them is ever held. */
  eachRow(runId: string, which?: RowQuery['which']): Iterable<StoredRow>
  /** The same without their texts. */
  eachMark(runId: string): Iterable<RowMark>
}

/** How the comparisons are read. */
export interface ReportRunsOptions {
  /** B counts as no worse when it loses less than this. */
  readonly margin?: number | undefined
  /** False for formats that hold rows only: nothing is compared, and runs of any task may stand together. @default true */
  readonly isCompared?: boolean | undefined
  /** Metadata keys: a table for each, of every run and comparison. */
  readonly slices?: readonly string[] | undefined
}

/**
 * Opens a report on stored runs. A run named twice counts once.
 * @throws InputError `unknown_run`, `ambiguous_run`, `too_many_runs` above twelve, `not_comparable` for runs of
 * different tasks, metrics or examples, `unknown_slice`.
 */
export async function reportRuns(
  session: Session,
  refs: readonly string[],
  { margin, isCompared = true, slices = [] }: ReportRunsOptions = {},
): Promise<RunsReport> {
  const store = await session.store()
  const ids = [...new Set(refs.map((ref) => store.run(ref).id))]
  requireFew(ids)
  const pairs = isCompared ? ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const)) : []
  const comparisons: CompareReport[] = []
  for (const pair of pairs) comparisons.push(await compareRuns(session, pair, { margin, slices }))
  return {
    writtenAt: session.clock.date().toISOString(),
    runs: ids.map((id) => reported(store, id, slices)),
    comparisons: comparisons.length > 1 ? adjusted(comparisons) : comparisons,
    history: historyOf(store),
  }
}

function historyOf(store: Store): ReportHistory {
  return {
    ...browse(store),
    eachRow: (runId, which) => storedRows(store, runId, which),
    eachMark: (runId) => storedMarks(store, runId),
  }
}

function reported(store: Store, id: string, slices: readonly string[]): ReportedRun {
  const run = store.run(id)
  const tables = slices.length > 0 ? { slices: sliceTables(store, run, slices) } : {}
  return { run, figures: { ...evalReport(run), ...tables } }
}

function requireFew(ids: readonly string[]): void {
  if (ids.length <= 12) return
  throw new InputError('too_many_runs', `runs report: expected at most 12 runs, got ${ids.length}`, { ids })
}

/** The comparisons with p values by Holm, and verdicts by these. */
function adjusted(comparisons: readonly CompareReport[]): CompareReport[] {
  const ps = statistics.holm(comparisons.map(({ p }) => p ?? 1))
  return comparisons.map((comparison, i) => {
    const { difference, ci, margin } = comparison
    if (comparison.p === null || difference === null || ci === null) return comparison
    const p = ps[i] ?? 1
    const verdict = verdictOf({ p, alpha: 0.05, difference, low: ci[0], margin: margin ?? undefined })
    return { ...comparison, p, verdict }
  })
}
