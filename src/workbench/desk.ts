/** What someone who sits at the workbench may look at and do: the history, and what is worked out from it. */
import { type Browser, browse } from './browse.ts'
import { type CompareReport, compareRuns } from './compare-runs.ts'
import { type ComparedRow, comparedRows } from './compared-rows.ts'
import { type Deeds, deedsOf } from './desk-deeds.ts'
import { type Labels, labelsOf } from './desk-labels.ts'
import { type FrontierReport, frontier } from './frontier.ts'
import { type DatasetEntry, listDatasets } from './list-datasets.ts'
import { listOptimizations, type Optimization } from './list-optimizations.ts'
import { type ProgramCard, programCards, programFamily } from './program-cards.ts'
import type { ProgramReport } from './programs.ts'
import { runSlices } from './run-slices.ts'
import { type ScoreHistogram, scoreHistogram } from './score-histogram.ts'
import type { Session } from './session.ts'
import type { SliceTable } from './slice-tables.ts'

/** The history, and use cases over it; runs go by any name the history knows. */
export interface Desk extends Browser, Deeds, Labels {
  /** @throws InputError `unknown_run`, `not_comparable`. */
  compare(a: string, b: string): Promise<CompareReport>
  comparedRows(a: string, b: string): Promise<ComparedRow[]>
  /** Newest first. */
  programs(): Promise<ProgramCard[]>
  /** One program, and the one it was made from where that is known. */
  family(
    ref: string,
  ): Promise<{ readonly program: ProgramReport; readonly parent?: ProgramReport | undefined }>
  datasets(): Promise<DatasetEntry[]>
  /** Newest first. */
  optimizations(): Promise<Optimization[]>
  histogram(runId: string): Promise<ScoreHistogram>
  /** The run's scores by the metadata of its examples. */
  slices(runId: string): Promise<SliceTable[]>
  /** @throws InputError `unknown_task`, `no_runs`. */
  frontier(task: string): Promise<FrontierReport>
}

/** The desk of a session. */
export async function openDesk(session: Session): Promise<Desk> {
  const store = await session.store()
  return {
    ...browse(store),
    ...deedsOf(session),
    ...labelsOf(session),
    compare: (a, b) => compareRuns(session, [a, b]),
    comparedRows: (a, b) => comparedRows(store, [a, b]),
    programs: () => programCards(session),
    family: (ref) => programFamily(session, ref),
    datasets: () => listDatasets(session),
    optimizations: () => listOptimizations(session),
    histogram: (runId) => scoreHistogram(store, runId),
    slices: (runId) => runSlices(store, runId),
    frontier: (task) => frontier(session, task),
  }
}
