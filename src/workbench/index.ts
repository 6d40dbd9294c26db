/** The workbench: use cases over an open session. */
export { type Call, InputError, LmError, type Values } from '../engine/index.ts'
export type {
  Order,
  RowMark,
  RowQuery,
  RowSearch,
  Run,
  RunQuery,
  RunStatus,
  StoredProgram,
  StoredRow,
  Term,
  TermOp,
} from '../store/index.ts'
export { type BlessReport, blessRun } from './bless.ts'
export { type Browser, browse } from './browse.ts'
export {
  type CheckMetricsOptions,
  checkMetrics,
  type MetricCheckReport,
} from './check-metrics.ts'
export type { Choices } from './choices.ts'
export type { Clock } from './clock.ts'
export { type CompareModelsOptions, compareModels } from './compare-models.ts'
export type {
  ComparedSlice,
  ComparedSlices,
  CompareReport,
  Flip,
  ManyCompareReport,
  RatioInterval,
} from './compare-report.ts'
export { type CompareRunsOptions, compareRuns } from './compare-runs.ts'
export type { ComparedRow, ComparedSide } from './compared-rows.ts'
export { type CompileProgramOptions, type CompileReport, compileProgram } from './compile-program.ts'
export { type Config, defineConfig, type ModelEntry } from './config.ts'
export { lm } from './default-lm.ts'
export { type DeleteReport, deleteRun } from './delete-run.ts'
export { type DemoOptions, type DemoReport, demo } from './demo.ts'
export { type Desk, openDesk } from './desk.ts'
export { type DoctorReport, doctor } from './doctor.ts'
export { type EstimateReport, estimate, type Ranged } from './estimate.ts'
export { type EvalReport, evalReport } from './eval-report.ts'
export { evaluateGated, type GatedReport, type GateOptions } from './evaluate-gated.ts'
export { type EvaluateTaskOptions, evaluateTask } from './evaluate-task.ts'
export type { Explanation, FlipExample, FlipGroup } from './explain.ts'
export { type ExportProgramOptions, type ExportReport, exportProgram } from './export-program.ts'
export { type FrontierPoint, type FrontierReport, frontier } from './frontier.ts'
export type { Gate, GateVerdict } from './gates.ts'
export { type ImportProgramOptions, type ImportReport, importProgram } from './import-program.ts'
export { type InitReport, initProject } from './init.ts'
export type { LabelReport } from './label-row.ts'
export type { DatasetEntry } from './list-datasets.ts'
export type { Optimization } from './list-optimizations.ts'
export { type Live, type LiveOptions, type LiveOutcome, type LiveReport, openLive } from './live.ts'
export type { FallbackPolicy } from './live-attempts.ts'
export { type DriftReport, liveDrift } from './live-drift.ts'
export type { Lms } from './lms.ts'
export type { ProgramCard, ProgramScore } from './program-cards.ts'
export type { ProgramCheck } from './program-check.ts'
export { loadProgram, saveProgram } from './program-file.ts'
export type { NameMove } from './program-names.ts'
export {
  diffPrograms,
  listPrograms,
  nameProgram,
  type ProgramDiff,
  type ProgramEntry,
  type ProgramReport,
  showProgram,
  undoName,
  verifyPrograms,
} from './programs.ts'
export type { RunProgress } from './progress.ts'
export type { Quote } from './quote.ts'
export { type ReportedRun, type ReportHistory, type RunsReport, reportRuns } from './report-runs.ts'
export { type RerunRowsOptions, rerunRows } from './rerun-rows.ts'
export { type ResumeRunOptions, resumeRun } from './resume-run.ts'
export type { LabelVerdict } from './row-labels.ts'
export { type RunSoFar, runSoFar } from './run-so-far.ts'
export type { ScoreHistogram } from './score-histogram.ts'
export { openSession, type Session, type SessionOptions } from './session.ts'
export type { SliceTable } from './slice-tables.ts'
export { taskNamed } from './target.ts'
export { type WatchOptions, watchAndRun } from './watch.ts'
export { watchedFiles } from './watched-files.ts'
export { writeChunks } from './write-chunks.ts'
